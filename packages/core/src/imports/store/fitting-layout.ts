import type { BulkTransaction } from "@parley/db";
import { ensureLayout } from "./ensure-layout.ts";

/**
 * A layout that has these columns: calls that come one by one each hold a few of many columns, and a layout for every set of them would
 * be thousands. Without one, the layout that has most of them is widened.
 */
export async function fittingLayout(
  tx: BulkTransaction,
  organizationId: string,
  columns: string[],
): Promise<{ id: number; columns: string[] }> {
  const { rows } = await tx.query<{ id: number; columns: string[]; shared: number }>(
    `select id, columns, (select count(*)::int from unnest($2::text[]) as wanted where wanted = any(columns)) as shared
     from detail_layouts where organization_id = $1 order by shared desc, cardinality(columns), id limit 1`,
    [organizationId, columns],
  );
  const best = rows[0];
  if (best?.shared === columns.length) return best;
  const base = best && best.shared * 2 >= columns.length ? best.columns : [];
  const wide = [...base, ...columns.filter((name) => !base.includes(name))];
  return { id: await ensureLayout(tx, organizationId, wide), columns: wide };
}
