import { boundsOfBucket, within } from "@parley/analytics/engine";
import { type Database, withTenant } from "@parley/db";
import { sql } from "drizzle-orm";

/** How many calls stand in these buckets, counted no further than to one more than `most`. */
export async function countDirty(
  db: Database,
  organizationId: string,
  buckets: readonly string[],
  most: number,
): Promise<number> {
  if (buckets.length === 0) return 0;
  const { rows } = await withTenant(db, { organizationId }, (tx) =>
    tx.execute<{
      n: number;
    }>(sql`select count(*)::int as n from (select from calls c where c.organization_id = ${organizationId}
      and ${sql.raw(within(buckets.map(boundsOfBucket)))} limit ${most + 1}) counted`),
  );
  return rows[0]!.n;
}
