import type { BulkTransaction } from "@parley/db";

/** The id under which the names of these columns are kept; the same columns in the same order share one. */
export async function ensureLayout(tx: BulkTransaction, organizationId: string, columns: string[]): Promise<number> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`layouts:${organizationId}`]);
  const known = await tx.query<{ id: number }>(
    "select id from detail_layouts where organization_id = $1 and columns = $2::text[]",
    [organizationId, columns],
  );
  if (known.rows[0]) return known.rows[0].id;
  const added = await tx.query<{ id: number }>(
    `insert into detail_layouts (organization_id, id, columns)
     select $1, coalesce(max(id), 0) + 1, $2::text[] from detail_layouts where organization_id = $1 returning id`,
    [organizationId, columns],
  );
  return added.rows[0]!.id;
}
