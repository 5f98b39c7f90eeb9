import type { Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";
import type { SourceRow } from "./source.ts";

type Source = Pick<SourceRow, "organizationId" | "id">;

/**
 * Looks of all sources share three lanes, so that syncs of many organizations leave workers for everything else. A look works
 * for a slice of time and queues itself again, so that those of one lane take turns.
 */
const LANES = 3;

/** Queues the source's next look; one that waits already moves to this time. */
export function enqueueRun(tx: Transaction, { organizationId, id }: Source, runAt: Date): Promise<void> {
  const lane = Number.parseInt(id.slice(-4), 16) % LANES;
  const options = { queue: `sources:${lane}`, key: `source:${id}`, runAt };
  return enqueue(tx, "run_source", { organizationId, sourceId: id }, options);
}

/** Queues the look at whether the source has fallen silent. */
export function enqueueSilenceCheck(tx: Transaction, { organizationId, id }: Source, runAt: Date): Promise<void> {
  return enqueue(tx, "check_source", { organizationId, sourceId: id }, { key: `silence:${id}`, runAt });
}
