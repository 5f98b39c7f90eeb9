import type { Transaction } from "@parley/db";
import type { DimensionCache } from "./create-dimension-cache.ts";
import { insertDefaultRules } from "./default-source-rules.ts";
import { insertValues, selectValues } from "./insert-values.ts";
import type { DimensionKind } from "./kinds.ts";
import { lockDimensions } from "./lock-dimensions.ts";
import { mergeValues } from "./merge-values.ts";
import { isMergedKind } from "./merged-kinds.ts";

/**
 * The small integer of each text, inserting those that are new. Two transactions that bring the same new text agree on one id:
 * new ids are given under a lock of the organization, held until its transaction ends. Pass a cache when encoding many batches.
 * The id is that of the text as it was tracked; a new source, medium or campaign that a rule names is merged in the same transaction.
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

  if (missing.size > 0) learn(await selectValues(tx, organizationId, kind, [...missing]));
  if (missing.size === 0) return ids;
  await lockDimensions(tx, organizationId);
  learn(await selectValues(tx, organizationId, kind, [...missing]));
  if (missing.size === 0) return ids;
  const inserted = await insertValues(tx, organizationId, kind, [...missing]);
  learn(inserted);
  if (isMergedKind(kind)) {
    if (await insertDefaultRules(tx, organizationId)) await mergeValues(tx, organizationId, "source");
    const fresh = inserted.map(({ id, value }) => ({ id, value, mergedInto: null, mergedBy: null }));
    await mergeValues(tx, organizationId, kind, fresh);
  }
  return ids;
}
