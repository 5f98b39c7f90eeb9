import type { Transaction } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { conflict, encodeId } from "@parley/platform";
import { eq, type SQL, sql } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type DimensionKind, dimensionKinds, lockDimensions, mergedKinds } from "../dimensions/index.ts";
import { appendEvent } from "../events/index.ts";
import { recomputeFirstCalls } from "../imports/index.ts";
import type { Storage } from "../storage/index.ts";
import { removeDemoPersonas } from "./remove-demo-personas.ts";

/**
 * Takes away everything that the demo brought: generated calls with transcripts and recordings, AI calls placed with
 * `metadata: { demo: true }`, sample personas, and words that no other call uses. The organization's own calls stay. Throws `conflict` while an import
 * runs, which remembers ids of those words.
 */
export async function removeDemo(ctx: Context, deps: { storage: Storage }): Promise<{ calls: number }> {
  guard(ctx, "organization.manage");
  const { calls, files } = await inTenant(ctx, async (tx) => {
    // The lock that a running import holds.
    const { rows } = await tx.execute<{ locked: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`imports:${ctx.organizationId}`}, 0)) as locked`,
    );
    if (!rows[0]!.locked) {
      throw conflict("import_running", "An import is running. Remove the sample data when it has ended.");
    }
    const removed = await removeCalls(tx, ctx.organizationId);
    await removeDemoPersonas(tx, ctx.organizationId);
    await removeUnusedWords(tx, ctx.organizationId);
    await recomputeFirstCalls(tx, ctx.organizationId);
    await tx.update(organizations).set({ isDemo: false }).where(eq(organizations.id, ctx.organizationId));
    const subjectId = encodeId("org", ctx.organizationId);
    await recordAudit(tx, ctx, { action: "demo.removed", targetId: subjectId, details: { calls: removed.calls } });
    await appendEvent(tx, ctx, { type: "organization.updated", subjectId, data: { demoRemoved: true } });
    return removed;
  });
  for (const key of files) await deps.storage.delete(key);
  return { calls };
}

async function removeCalls(tx: Transaction, organizationId: string): Promise<{ calls: number; files: string[] }> {
  await tx.execute(sql`create temporary table demo_calls on commit drop as
    select c.id from calls c left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
    where c.organization_id = ${organizationId} and (c.generated or a.metadata @> '{"demo": true}')`);
  const files = await tx.execute<{
    storage_key: string;
    compressed_key: string | null;
  }>(sql`select storage_key, compressed_key from recordings
    where organization_id = ${organizationId} and call_id in (select id from demo_calls)`);
  // What hangs on a call without a foreign key, which would cost an import's writing too much.
  for (const table of ["call_details", "call_transcripts", "call_search", "call_field_history"]) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where organization_id = ${organizationId}
      and call_id in (select id from demo_calls)`);
  }
  await tx.execute(
    sql`delete from touches where organization_id = ${organizationId} and call_id in (select id from demo_calls)`,
  );
  await tx.execute(sql`delete from person_keys k where k.organization_id = ${organizationId}
    and not exists (select from touches t where t.organization_id = k.organization_id and t.person_id = k.person_id)`);
  const { rowCount } = await tx.execute(sql`delete from calls where organization_id = ${organizationId}
    and id in (select id from demo_calls)`);
  await tx.execute(sql`drop table demo_calls`);
  return {
    calls: rowCount ?? 0,
    files: files.rows.flatMap((row) => [row.storage_key, row.compressed_key ?? []].flat()),
  };
}

/**
 * Words stay that calls, touches or ad spend use, that others are merged into, or that the undo of an import would bring back. Merged words go
 * first: what they were merged into may be left without a use.
 */
async function removeUnusedWords(tx: Transaction, organizationId: string): Promise<void> {
  await lockDimensions(tx, organizationId);
  for (const kind of dimensionKinds) {
    await tx.execute(sql`${deleteUnused(organizationId, kind)} and d.merged_into is not null`);
    await tx.execute(sql`${deleteUnused(organizationId, kind)} and not exists (select from dimension_values m
      where m.organization_id = ${organizationId} and m.kind = ${kind} and m.merged_into = d.id)`);
  }
}

/** A visit's words may be on no call. */
const touchedKinds: readonly DimensionKind[] = ["source", "medium", "campaign", "keyword", "landing_page"];

function deleteUnused(organizationId: string, kind: DimensionKind): SQL {
  const name = `${kind}_id`;
  const column = sql.identifier(name);
  const spent = (mergedKinds as readonly DimensionKind[]).includes(kind)
    ? sql`and not exists (select from ad_spend s where s.organization_id = ${organizationId} and s.${column} = d.id)`
    : sql``;
  const touched = touchedKinds.includes(kind)
    ? sql`and not exists (select from touches t where t.organization_id = ${organizationId} and t.${column} = d.id)`
    : sql``;
  return sql`delete from dimension_values d where d.organization_id = ${organizationId} and d.kind = ${kind}
    and not exists (select from calls c where c.organization_id = ${organizationId} and c.${column} = d.id) ${spent} ${touched}
    and d.id::text not in (select before->>${name} from import_changes where organization_id = ${organizationId}
      and before->>${name} is not null)`;
}
