import type { Context } from "../context/index.ts";
import type { ImportRow } from "../imports/import-summary.ts";
import { createPacer } from "../imports/write/create-pacer.ts";
import type { Storage } from "../storage/index.ts";
import { commitSpendBatch, emptySpendBatch, type SpendBatch } from "./commit-spend-batch.ts";
import { parseSpendRow, SpendRowRefused } from "./parse-spend-row.ts";
import type { AdSpendPlan } from "./plan.ts";
import { readSpendRows, type SpendRecord } from "./read-spend-rows.ts";
import { type SpendSum, sumSpendRows } from "./sum-spend-rows.ts";

const DEFAULT_BATCH_ROWS = 1000;

/**
 * Reads a file of ad spend and commits its rows batch by batch, behind those that an earlier run committed. Reads it twice, since rows of
 * one day and campaign may stand anywhere in it. True when the import came to its end, which the caller then marks; false when it was
 * canceled meanwhile.
 */
export async function runAdSpendImport(
  ctx: Context,
  deps: { storage: Storage; batchRows?: number },
  row: ImportRow,
  plan: AdSpendPlan,
): Promise<boolean> {
  const open = () => deps.storage.read(row.storageKey);
  const sums = await sumSpendRows(readSpendRows(open, plan), plan, row.currency);
  const batchRows = deps.batchRows ?? DEFAULT_BATCH_ROWS;
  const run = { row, plan, rowsRead: row.rowsRead, announcedAt: 0 };
  const pace = createPacer();
  let batch = emptySpendBatch();
  for await (const found of readSpendRows(open, plan)) {
    if (found.rowNumber <= row.rowsRead) continue;
    await pace();
    addRow(batch, found, plan, row.currency, sums);
    if (batch.rows < batchRows) continue;
    if (!(await commitSpendBatch(ctx, run, batch))) return false;
    batch = emptySpendBatch();
  }
  return batch.rows === 0 || commitSpendBatch(ctx, run, batch);
}

function addRow(
  batch: SpendBatch,
  { record, rowNumber, bytesRead }: SpendRecord,
  plan: AdSpendPlan,
  currency: string,
  sums: Map<string, SpendSum>,
): void {
  batch.rows += 1;
  batch.bytesRead = bytesRead;
  try {
    const sum = sums.get(parseSpendRow(record, plan, currency).id)!;
    // The sum is written with its first row; the others of it are in there.
    if (sum.rowNumber === rowNumber) batch.sums.push(sum);
    else batch.repeated += 1;
  } catch (error) {
    if (!(error instanceof SpendRowRefused)) throw error;
    batch.rejections.push({ rowNumber, line: record.line, reason: error.message, fields: record.fields });
  }
}
