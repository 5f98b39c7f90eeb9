import type { Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";

/** Imports that run at once over the installation: others wait, and so the queue keeps workers for calls and mails. */
const LANES = 4;

/** Has a waiting import run, one after another within its organization; once, however often it is asked for. */
export async function enqueueImport(tx: Transaction, organizationId: string, importId: string): Promise<void> {
  await enqueue(
    tx,
    "run_import",
    { organizationId, importId },
    { queue: importLane(organizationId), key: `import:${importId}` },
  );
}

/** The queue of an organization's imports and undos. */
export function importLane(organizationId: string): string {
  return `imports:${Number.parseInt(organizationId.slice(-2), 16) % LANES}`;
}
