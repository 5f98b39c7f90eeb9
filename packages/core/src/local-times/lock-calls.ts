import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";

// The lock that imports take for each of their transactions (imports/store/lock-calls.ts): two writers of the same calls in another order
// would lock each other out.
const lock = (organizationId: string) => sql`hashtextextended(${`calls:${organizationId}`}, 0)`;

export async function waitForCalls(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lock(organizationId)})`);
}

/** Whether nobody else writes the organization's calls in bulk, until the transaction ends. */
export async function haveCalls(tx: Transaction, organizationId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lock(organizationId)}) as locked`,
  );
  return rows[0]!.locked;
}
