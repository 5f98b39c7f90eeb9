import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { Subscriber } from "../../events/index.ts";
import { enqueue } from "../../jobs/index.ts";

/** After these, calls are there that were not, are otherwise, or are gone. A webhook's calls come as updated. */
const CHANGES = new Set(["import.finished", "call.completed", "call.updated"]);
/** In `journey_state.read_id`: there is something to read, from the time on that was read last. */
export const FIRST_ID = "00000000-0000-0000-0000-000000000000";
/** Calls come in bunches; the job waits for the rest of one. */
const BUNCH_MS = 10_000;

/** Subscriber of the dispatcher: journeys wait to be linked anew. */
export const linkAfterEvents: Subscriber = async (tx, events) => {
  const last = events.findLast(({ type }) => CHANGES.has(type));
  if (!last) return;
  const runAt = new Date(Date.now() + BUNCH_MS);
  // A call or two are soon linked; only of many is it worth saying that they are not yet.
  if (events.some(({ type }) => type === "import.finished")) await announceChanges(tx, last.organizationId, runAt);
  else await enqueueLinking(tx, last.organizationId, runAt);
};

/** Notes that there is much to read, which pages say until it is read, and queues the job that reads it. */
export async function announceChanges(tx: Transaction, organizationId: string, runAt?: Date): Promise<void> {
  await tx.execute(sql`insert into journey_state (organization_id, read_id) values (${organizationId}, ${FIRST_ID})
    on conflict (organization_id) do update set read_id = excluded.read_id where journey_state.read_id is null`);
  await enqueueLinking(tx, organizationId, runAt);
}

/** Once for many changes: the waiting job keeps its time. */
function enqueueLinking(tx: Transaction, organizationId: string, runAt: Date | undefined): Promise<void> {
  const options = { queue: "link_journeys", key: `journeys:${organizationId}`, runAt, keepRunAt: true };
  return enqueue(tx, "link_journeys", { organizationId }, options);
}
