import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { DimensionCache } from "./create-dimension-cache.ts";
import type { DimensionKind } from "./kinds.ts";
import { lockDimensions } from "./lock-dimensions.ts";

/**
 * The small integer of each text, inserting those that are new. Two transactions that bring the same new text agree on one id:
 * new ids are given under a lock of the organization, held until its transaction ends. Pass a cache when encoding many batches.
 */
export async function encodeDimensions(
  tx: Transaction,
  organizationId: string,
  kind: DimensionKind,
  values: Iterable<string>,
  cache?: DimensionCache,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const missing = new Set<string>();
  for (const value of values) {
    const known = cache?.get(kind, value);
    if (known === undefined) missing.add(value);
    else ids.set(value, known);
  }
  const learn = (rows: { id: number; value: string }[]) => {
    for (const { id, value } of rows) {
      ids.set(value, id);
      cache?.learn(kind, value, id);
      missing.delete(value);
    }
  };
  const select = async () => {
    const found = await tx.execute<{ id: number; value: string }>(
      sql`select id, value from dimension_values where organization_id = ${organizationId} and kind = ${kind}
          and value = any(${sql.param([...missing])}::text[])`,
    );
    learn(found.rows);
  };

  if (missing.size > 0) await select();
  if (missing.size === 0) return ids;
  await lockDimensions(tx, organizationId);
  await select();
  if (missing.size === 0) return ids;
  const inserted = await tx.execute<{ id: number; value: string }>(
    sql`insert into dimension_values (organization_id, kind, id, value)
        select ${organizationId}, ${kind}, coalesce((select max(id) from dimension_values
          where organization_id = ${organizationId} and kind = ${kind}), 0) + position, value
        from unnest(${sql.param([...missing])}::text[]) with ordinality as fresh(value, position)
        returning id, value`,
  );
  learn(inserted.rows);
  return ids;
}
