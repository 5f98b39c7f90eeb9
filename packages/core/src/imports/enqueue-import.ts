import type { Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";

/** Has a waiting import run, one after another within its organization; once, however often it is asked for. */
export async function enqueueImport(tx: Transaction, organizationId: string, importId: string): Promise<void> {
  await enqueue(
    tx,
    "run_import",
    { organizationId, importId },
    { queue: `imports:${organizationId}`, key: `import:${importId}` },
  );
}
