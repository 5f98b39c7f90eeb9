import { createPacer } from "../imports/write/create-pacer.ts";
import { addFigures } from "./add-figures.ts";
import { parseSpendRow, type SpendRow, SpendRowRefused } from "./parse-spend-row.ts";
import type { AdSpendPlan } from "./plan.ts";
import type { SpendRecord } from "./read-spend-rows.ts";

export interface SpendSum extends SpendRow {
  /** The first of the file's rows that are in it. */
  rowNumber: number;
}

/**
 * Adds up the file's rows of one day, source, medium and campaign: reports that are split further (by device, by ad group) repeat them,
 * and the last one alone would lose the others' cost. By id.
 */
export async function sumSpendRows(
  rows: AsyncIterable<SpendRecord>,
  plan: AdSpendPlan,
  currency: string,
): Promise<Map<string, SpendSum>> {
  const sums = new Map<string, SpendSum>();
  const pace = createPacer();
  for await (const { record, rowNumber } of rows) {
    await pace();
    const row = readOrNull(() => parseSpendRow(record, plan, currency));
    if (!row) continue;
    const sum = sums.get(row.id);
    if (!sum) sums.set(row.id, { ...row, rowNumber });
    else {
      Object.assign(sum, addFigures(sum, row));
    }
  }
  return sums;
}

function readOrNull(read: () => SpendRow): SpendRow | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SpendRowRefused) return null;
    throw error;
  }
}
