import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";

/** Only one transaction of an organization at a time gives out or takes back ids of its dictionaries. */
export async function lockDimensions(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`dimensions:${organizationId}`}, 0))`);
}
