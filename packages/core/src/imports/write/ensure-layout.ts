import type { Transaction } from "@parley/db";
import { detailLayouts } from "@parley/db/schema";
import { max, sql } from "drizzle-orm";
import { lockDimensions } from "../../dimensions/index.ts";

/** The id under which the names of these columns are kept; the same columns in the same order share one. */
export async function ensureLayout(tx: Transaction, organizationId: string, columns: string[]): Promise<number> {
  await lockDimensions(tx, organizationId);
  const [known] = await tx
    .select({ id: detailLayouts.id })
    .from(detailLayouts)
    .where(sql`${detailLayouts.columns} = ${sql.param(columns)}::text[]`);
  if (known) return known.id;
  const [last] = await tx.select({ id: max(detailLayouts.id) }).from(detailLayouts);
  const id = (last?.id ?? 0) + 1;
  await tx.insert(detailLayouts).values({ organizationId, id, columns });
  return id;
}
