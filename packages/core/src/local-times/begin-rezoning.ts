import type { Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";
import { haveCalls } from "./lock-calls.ts";
import { rezoneKey } from "./rezone-key.ts";
import { rezoneSlice } from "./rezone-slice.ts";

/**
 * Moves the calls to the organization's new zone, in the transaction that sets it: the latest at once, so that no number of a smaller
 * organization ever mixes two zones; what is left, and everything while an import is writing, by a job.
 */
export async function beginRezoning(tx: Transaction, organizationId: string): Promise<void> {
  const free = await haveCalls(tx, organizationId);
  const after = free ? await rezoneSlice(tx, organizationId, null) : null;
  if (free && !after) return;
  await enqueue(tx, "rezone_calls", { organizationId, after: after ?? undefined }, { key: rezoneKey(organizationId) });
}
