import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Transaction } from "@parley/db";
import { journeyState, organizations } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { eq, sql } from "drizzle-orm";
import { inTenant, systemContext } from "../../context/index.ts";
import { createDimensionCache } from "../../dimensions/index.ts";
import { enqueue, type JobPayload } from "../../jobs/index.ts";
import { readCellPlaces } from "./call-record.ts";
import { FIRST_ID } from "./link-after-events.ts";
import { type LinkScope, linkCalls } from "./link-calls.ts";
import { relinkStaleCalls } from "./relink-stale-calls.ts";

const BATCH = 5_000;
/** Changed calls are looked up once for so many: there is no index by the time of change, which would cost every import. */
const SLICE = 100_000;
/** A transaction that was open while changed calls were looked up may have written with an earlier time. */
const STILL_OPEN_MS = 10_000;
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

export interface LinkJourneysDeps {
  db: Database;
  clock: Clock;
  signal?: AbortSignal;
  batch?: number;
  slice?: number;
}

/**
 * Job `link_journeys`: brings persons and touches up to date with the calls that changed since the last run. Each batch is a transaction
 * that also says how far it came, and a rest as long as that took, which leaves dashboards half of the machine. Running twice, or going on
 * after a crash, changes nothing.
 */
export async function linkJourneys(deps: LinkJourneysDeps, payload: JobPayload<"link_journeys">): Promise<void> {
  const { organizationId } = payload;
  const { batch = BATCH, slice = SLICE, signal } = deps;
  const ctx = systemContext(deps, organizationId, { kind: "job", job: "link_journeys" });
  const startedAt = deps.clock.now();
  const scope = await inTenant(ctx, (tx) => openScope(tx, organizationId));
  if (!scope) return;
  await relinkStaleCalls(ctx, scope, { batch, slice, signal });
  const changed = await inTenant(ctx, (tx) => changedCalls(tx, organizationId, slice));
  for (let at = 0; at < changed.length && !signal?.aborted; at += batch) {
    const began = performance.now();
    const calls = changed.slice(at, at + batch);
    const ids = calls.map(({ id }) => id);
    await inTenant(ctx, async (tx) => {
      await linkCalls(tx, scope, ids);
      await saveState(tx, organizationId, calls.at(-1)!);
    });
    await sleep(performance.now() - began, undefined, { signal }).catch(() => {});
  }
  const isAll = changed.length < slice && !signal?.aborted;
  await inTenant(ctx, (tx) =>
    isAll
      ? finish(tx, organizationId, changed.at(-1)?.id ?? FIRST_ID, startedAt)
      : enqueue(tx, "link_journeys", payload, { queue: "link_journeys" }),
  );
}

async function openScope(tx: Transaction, organizationId: string): Promise<LinkScope | null> {
  const [organization] = await tx.select().from(organizations).where(eq(organizations.id, organizationId));
  if (!organization) return null;
  await tx.insert(journeyState).values({ organizationId, readId: FIRST_ID }).onConflictDoNothing();
  const places = await readCellPlaces(tx, organizationId);
  return { organizationId, zone: organization.timezone, places, cache: createDimensionCache() };
}

interface Place {
  id: string;
  /** The database's own text, with its microseconds. */
  updated_at: string;
}

async function changedCalls(tx: Transaction, organizationId: string, limit: number): Promise<Place[]> {
  const { rows } = await tx.execute<Place & Record<string, unknown>>(sql`
    select c.id, c.updated_at::text as updated_at from calls c
    join journey_state s on s.organization_id = c.organization_id
    where c.organization_id = ${organizationId}
      and (s.read_at is null or (c.updated_at, c.id) > (s.read_at, coalesce(s.read_id, ${LAST_ID}::uuid)))
    order by c.updated_at, c.id limit ${limit}`);
  return rows;
}

async function saveState(tx: Transaction, organizationId: string, { id, updated_at }: Place): Promise<void> {
  await tx.execute(sql`update journey_state set read_at = ${updated_at}::timestamptz, read_id = ${id}
    where organization_id = ${organizationId}`);
}

/** All is read: without an id the journeys are complete. */
async function finish(tx: Transaction, organizationId: string, lastId: string, startedAt: Date): Promise<void> {
  const settled = new Date(startedAt.getTime() - STILL_OPEN_MS).toISOString();
  await tx.execute(sql`update journey_state set read_id = null, read_at = least(read_at, ${settled}::timestamptz)
    where organization_id = ${organizationId} and read_id = ${lastId}`);
}
