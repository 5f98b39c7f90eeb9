import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Transaction } from "@parley/db";
import type { Clock } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";
import { type Context, inTenant, systemContext } from "../context/index.ts";
import { enqueue, type JobPayload } from "../jobs/index.ts";
import { writeWords } from "./write-words.ts";

const BATCH = 1_000;
/** After so many batches the job ends and queues its rest, so that a large import does not keep small ones waiting. */
const BATCHES = 10;

export interface IndexCallsDeps {
  db: Database;
  clock: Clock;
  signal?: AbortSignal;
}

/**
 * Writes the words by which calls are found: of the named calls, or of what an import changed and then of all calls that have none
 * yet. Each batch is a transaction and a rest as long as that took, which leaves dashboards half of the machine. Repeating it changes
 * nothing; what a crash left undone is found again because it is missing.
 */
export async function indexCalls(deps: IndexCallsDeps, payload: JobPayload<"index_calls">): Promise<void> {
  const ctx = systemContext(deps, payload.organizationId, { kind: "job", job: "index_calls" });
  if (payload.callIds) return inTenant(ctx, (tx) => writeWords(tx, ctx.organizationId, payload.callIds ?? []));
  let next: JobPayload<"index_calls"> | null = payload;
  for (let batch = 1; next; batch++) {
    const began = performance.now();
    const isLast = batch === BATCHES || deps.signal?.aborted === true;
    next = await indexBatch(ctx, next, isLast);
    if (isLast) return;
    if (next) await sleep(performance.now() - began, undefined, { signal: deps.signal }).catch(() => {});
  }
}

/** One batch. Returns what is left, which the last batch of a slice also queues; null when nothing is. */
async function indexBatch(
  ctx: Context,
  payload: JobPayload<"index_calls">,
  isLast: boolean,
): Promise<JobPayload<"index_calls"> | null> {
  const { organizationId, importId, after } = payload;
  return inTenant(ctx, async (tx) => {
    const ids = importId
      ? await idsOf(tx, changedBy(organizationId, importId, after))
      : await idsOf(tx, missing(organizationId, after));
    await writeWords(tx, organizationId, ids);
    const isFull = ids.length === BATCH;
    if (!isFull && !importId) return null;
    const rest = isFull ? { ...payload, after: ids.at(-1) } : { organizationId };
    if (isLast) await enqueue(tx, "index_calls", rest, { queue: "index_calls" });
    return rest;
  });
}

async function idsOf(tx: Transaction, select: SQL): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`${select} order by 1 limit ${BATCH}`);
  return rows.map(({ id }) => id);
}

const changedBy = (organizationId: string, importId: string, after: string | undefined) =>
  sql`select h.row_id as id from import_changes h where h.organization_id = ${organizationId} and h.import_id = ${importId}
    ${after ? sql`and h.row_id > ${after}` : sql``}`;

const missing = (organizationId: string, after: string | undefined) =>
  sql`select c.id from calls c where c.organization_id = ${organizationId} ${after ? sql`and c.id > ${after}` : sql``}
    and not exists (select from call_search s where s.organization_id = c.organization_id and s.call_id = c.id)`;
