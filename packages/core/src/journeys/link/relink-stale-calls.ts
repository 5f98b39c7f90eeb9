import { sql } from "drizzle-orm";
import { type Context, inTenant } from "../../context/index.ts";
import { type LinkScope, linkCalls } from "./link-calls.ts";

interface Pace {
  batch: number;
  slice: number;
  signal?: AbortSignal;
}

/**
 * Links again what an undone import left behind: calls that became what they were have an earlier time of change than what was read,
 * and calls that went leave their touches. The undo notes both among the person keys, as kind `stale` (see undo-calls.ts): the id of a
 * call, or `gone`.
 */
export async function relinkStaleCalls(ctx: Context, scope: LinkScope, pace: Pace): Promise<void> {
  const { organizationId } = ctx;
  const noted = sql`organization_id = ${organizationId} and kind = 'stale'`;
  const ids = await idsOf(ctx, sql`select value as id from person_keys where ${noted} and value <> 'gone'`);
  for (const some of batches(ids, pace)) {
    await inTenant(ctx, async (tx) => {
      await linkCalls(tx, scope, some, { anew: true });
      await tx.execute(sql`delete from person_keys where ${noted} and value = any(${sql.param(some)}::text[])`);
    });
  }
  const [gone] = await idsOf(ctx, sql`select value as id from person_keys where ${noted} and value = 'gone'`);
  if (!gone) return;
  const left = sql`select distinct t.call_id as id from touches t where t.organization_id = ${organizationId}
    and not exists (select from calls c where c.organization_id = t.organization_id and c.id = t.call_id) limit ${pace.slice}`;
  for (let found = await idsOf(ctx, left); found.length > 0; found = await idsOf(ctx, left)) {
    for (const some of batches(found, pace)) await inTenant(ctx, (tx) => linkCalls(tx, scope, some));
    if (pace.signal?.aborted) return;
  }
  await inTenant(ctx, (tx) => tx.execute(sql`delete from person_keys where ${noted} and value = 'gone'`));
}

async function idsOf(ctx: Context, select: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await inTenant(ctx, (tx) => tx.execute<{ id: string }>(select));
  return rows.map(({ id }) => id);
}

function* batches(ids: string[], { batch, signal }: Pace): Generator<string[]> {
  for (let at = 0; at < ids.length && !signal?.aborted; at += batch) yield ids.slice(at, at + batch);
}
