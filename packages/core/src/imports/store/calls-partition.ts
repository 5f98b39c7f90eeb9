import type { BulkTransaction } from "@parley/db";

/** The partition of `calls` that holds the organization: writing to it directly spares Postgres the routing of each row. */
export async function callsPartition(tx: BulkTransaction, organizationId: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     join pg_partitioned_table p on p.partrelid = i.inhparent
     cross join lateral regexp_match(pg_get_expr(c.relpartbound, c.oid), 'modulus (\\d+), remainder (\\d+)') as bound
     where i.inhparent = 'calls'::regclass and satisfies_hash_partition(i.inhparent, bound[1]::int, bound[2]::int, $1::uuid)`,
    [organizationId],
  );
  return rows[0]?.name ?? "calls";
}
