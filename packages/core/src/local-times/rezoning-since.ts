import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { rezoneKey } from "./rezone-key.ts";

/** Since when calls are being moved to another time zone; null when all of them are where they belong. */
export async function rezoningSince(tx: Transaction, organizationId: string): Promise<Date | null> {
  const { rows } = await tx.execute<{ since: string | Date }>(
    sql`select created_at as since from graphile_worker.jobs where key = ${rezoneKey(organizationId)}`,
  );
  return rows[0] ? new Date(rows[0].since) : null;
}
