import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";

/**
 * Takes an import of ad spend back, as if it had never run: its new rows go, the others return to what they were. Where a later import
 * changed a row too, that one's figures stay and it becomes the one that brought the row, or changed it from what it was before.
 * Within the caller's transaction, which holds the organization's imports.
 */
export async function undoAdSpend(tx: Transaction, organizationId: string, importId: string): Promise<void> {
  const mine = sql`organization_id = ${organizationId} and import_id = ${importId}::uuid`;
  // The next import after this one that changed the row, if any.
  const next = sql`select c.import_id from import_changes c
    join imports later on later.organization_id = c.organization_id and later.id = c.import_id
    join imports this on this.organization_id = c.organization_id and this.id = ${importId}::uuid
    where c.organization_id = ${organizationId} and c.row_id = touched.row_id
      and (later.started_at, later.id) > (this.started_at, this.id)
    order by later.started_at, later.id limit 1`;
  await tx.execute(sql`create temporary table undo_spend on commit drop as
    select row_id, before, (${next}) as next_import_id from (
      select id as row_id, null::jsonb as before from ad_spend where ${mine}
      union all select row_id, before from import_changes where ${mine}
    ) touched`);
  await tx.execute(sql`delete from import_changes where ${mine}`);

  await tx.execute(sql`update import_changes set before = import_changes.before || u.before
    from undo_spend u where organization_id = ${organizationId} and import_id = u.next_import_id and import_changes.row_id = u.row_id
      and u.before is not null`);
  await tx.execute(sql`update ad_spend set cost_minor = (u.before->>'cost_minor')::bigint, clicks = (u.before->>'clicks')::bigint,
      impressions = (u.before->>'impressions')::bigint, updated_at = (u.before->>'updated_at')::timestamptz
    from undo_spend u where organization_id = ${organizationId} and ad_spend.id = u.row_id
      and u.before is not null and u.next_import_id is null`);

  await tx.execute(sql`delete from ad_spend using undo_spend u where organization_id = ${organizationId} and ad_spend.id = u.row_id
    and u.before is null and u.next_import_id is null`);
  await tx.execute(sql`update ad_spend set import_id = u.next_import_id from undo_spend u
    where organization_id = ${organizationId} and ad_spend.id = u.row_id and u.before is null and u.next_import_id is not null`);
  await tx.execute(sql`delete from import_changes using undo_spend u where organization_id = ${organizationId}
    and import_id = u.next_import_id and import_changes.row_id = u.row_id and u.before is null`);
  await tx.execute(sql`drop table undo_spend`);
}
