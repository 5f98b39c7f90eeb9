import type { Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";

/** Calls in one job; the payload of more would be long to write and to read. */
const AT_ONCE = 1_000;

/**
 * Has calls found by their new words soon: these calls (uuids), or with an import what it changed and then every call that is not in
 * the index yet. Enqueued in the caller's transaction. One slice runs at a time, so that dashboards keep their share of the machine.
 */
export async function enqueueIndex(
  tx: Transaction,
  organizationId: string,
  what: { callIds: readonly string[] } | { importId: string } | "missing",
): Promise<void> {
  const queue = "index_calls";
  if (what === "missing") {
    await enqueue(tx, "index_calls", { organizationId }, { queue, key: `index:${organizationId}` });
  } else if ("importId" in what) {
    const { importId } = what;
    await enqueue(tx, "index_calls", { organizationId, importId }, { queue, key: `index:${importId}` });
  } else {
    for (let at = 0; at < what.callIds.length; at += AT_ONCE) {
      const callIds = what.callIds.slice(at, at + AT_ONCE);
      // A call that changes again before its job ran needs one job only.
      const key = callIds.length === 1 ? `index:${callIds[0]}` : undefined;
      await enqueue(tx, "index_calls", { organizationId, callIds }, { key });
    }
  }
}
