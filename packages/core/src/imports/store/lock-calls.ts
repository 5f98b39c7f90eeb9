import type { BulkTransaction } from "@parley/db";

/**
 * Files and single calls of an organization are written one after the other, each for the length of its transaction: two that bring the same
 * calls in another order would lock each other out.
 */
export async function lockCalls(tx: BulkTransaction, organizationId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`calls:${organizationId}`]);
}
