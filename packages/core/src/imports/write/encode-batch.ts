import type { Transaction } from "@parley/db";
import { type DimensionKind, dimensionKinds, encodeDimensions } from "../../dimensions/index.ts";
import { createPacer } from "./create-pacer.ts";
import type { PreparedCall } from "./prepare-call.ts";
import type { WriteTarget } from "./write-calls.ts";

export type BatchDimensions = Record<DimensionKind, (number | null)[]>;

/** The dictionary ids of a batch, one column per dimension, in the rows' order. */
export async function encodeBatch(
  tx: Transaction,
  target: WriteTarget,
  rows: PreparedCall[],
): Promise<BatchDimensions> {
  const columns = {} as BatchDimensions;
  const pace = createPacer();
  for (const kind of dimensionKinds) {
    await pace();
    const values = new Set<string>();
    for (const row of rows) {
      const value = row.dimensions[kind];
      if (value !== undefined) values.add(value);
    }
    const ids = await encodeDimensions(tx, target.organizationId, kind, values, target.cache);
    columns[kind] = rows.map((row) => ids.get(row.dimensions[kind] ?? "") ?? null);
  }
  return columns;
}
