import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { Assignment } from "./assign-persons.ts";

/** Stores what was decided about persons: those that are another one go over to it with keys and touches, new keys are kept. */
export async function writePersons(
  tx: Transaction,
  organizationId: string,
  { newKeys, moves }: Pick<Assignment, "newKeys" | "moves">,
): Promise<void> {
  if (moves.length > 0) await movePersons(tx, organizationId, moves);
  if (newKeys.length === 0) return;
  await tx.execute(sql`insert into person_keys (organization_id, kind, value, person_id)
    select ${organizationId}, kind, value, person_id
    from unnest(${sql.param(newKeys.map(({ kind }) => kind))}::text[], ${sql.param(newKeys.map(({ value }) => value))}::text[],
      ${sql.param(newKeys.map(({ person }) => person))}::bigint[]) as new(kind, value, person_id)
    on conflict do nothing`);
}

async function movePersons(tx: Transaction, organizationId: string, moves: Assignment["moves"]): Promise<void> {
  const moved = sql`unnest(${sql.param(moves.map(({ from }) => from))}::bigint[], ${sql.param(moves.map(({ to }) => to))}::bigint[])
    as m(source, target)`;
  await tx.execute(sql`update person_keys k set person_id = m.target from ${moved}
    where k.organization_id = ${organizationId} and k.person_id = m.source`);
  // Not an update: both persons may have the same visit, told by a call of each.
  await tx.execute(sql`with gone as (delete from touches t using ${moved}
      where t.organization_id = ${organizationId} and t.person_id = m.source returning t.*, m.target)
    insert into touches (organization_id, person_id, at, id, kind, source_id, medium_id, campaign_id, keyword_id, landing_page_id, call_id)
    select organization_id, target, at, id, kind, source_id, medium_id, campaign_id, keyword_id, landing_page_id, call_id from gone
    on conflict do nothing`);
}
