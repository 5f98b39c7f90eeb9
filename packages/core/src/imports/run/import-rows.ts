import { organizations } from "@parley/db/schema";
import { eq } from "drizzle-orm";
import { type Context, inTenant } from "../../context/index.ts";
import { createDimensionCache } from "../../dimensions/index.ts";
import type { CsvRecord } from "../csv/create-csv-scanner.ts";
import { readCsv } from "../csv/read-csv.ts";
import type { ImportRow } from "../import-summary.ts";
import { normaliseRow, RowRefused, type RowRules } from "../normalise/normalise-row.ts";
import { createPacer } from "../write/create-pacer.ts";
import { ensureLayout } from "../write/ensure-layout.ts";
import { prepareCall } from "../write/prepare-call.ts";
import { type Batch, commitBatch, emptyBatch, type ImportRun } from "./commit-batch.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { RunImportDeps } from "./run-import.ts";

const DEFAULT_BATCH_ROWS = 1000;

/**
 * Reads the file's rows and commits them batch by batch. Rows that an earlier run committed are passed over. False when the import was
 * canceled meanwhile.
 */
export async function importRows(
  ctx: Context,
  deps: RunImportDeps,
  row: ImportRow,
  plan: ImportPlan,
): Promise<boolean> {
  const run = await prepare(ctx, row, plan);
  const rules = await rowRules(ctx, row, plan);
  const batchRows = deps.batchRows ?? DEFAULT_BATCH_ROWS;
  let batch = emptyBatch();
  let writing = Promise.resolve(true);
  // The database writes one batch while the next is read: two cores work instead of taking turns.
  const commit = async (bytesRead: number): Promise<boolean> => {
    if (!(await writing)) return false;
    writing = commitBatch(ctx, run, batch, bytesRead);
    writing.catch(() => {}); // Thrown where it is awaited: before the next batch, or at the end.
    batch = emptyBatch();
    return true;
  };
  const pace = createPacer();
  let rowNumber = 0;
  let headerSeen = false;
  for await (const piece of readCsv(deps.storage.read(row.storageKey), plan.encoding)) {
    for (const record of piece.records) {
      if (!headerSeen) {
        headerSeen = true;
        continue;
      }
      rowNumber += 1;
      if (rowNumber <= row.rowsRead) continue;
      addRecord(batch, record, rowNumber, plan, rules);
      if (batch.rows % 10 === 0) await pace();
      if (batch.rows >= batchRows && !(await commit(piece.bytesRead))) return false;
    }
  }
  if (batch.rows > 0 && !(await commit(row.bytesTotal))) return false;
  return writing;
}

async function prepare(ctx: Context, row: ImportRow, plan: ImportPlan): Promise<ImportRun> {
  const layoutId = await inTenant(ctx, (tx) => ensureLayout(tx, ctx.organizationId, plan.layout.columns));
  return { row, plan, layoutId, cache: createDimensionCache(), rowsRead: row.rowsRead, announcedAt: 0 };
}

async function rowRules(ctx: Context, row: ImportRow, plan: ImportPlan): Promise<RowRules> {
  const [organization] = await inTenant(ctx, (tx) =>
    tx.select().from(organizations).where(eq(organizations.id, ctx.organizationId)),
  );
  return {
    columns: plan.columns,
    detailColumns: plan.layout.positions,
    timezone: row.timezone,
    organizationTimezone: organization!.timezone,
    currency: row.currency,
  };
}

function addRecord(batch: Batch, record: CsvRecord, rowNumber: number, plan: ImportPlan, rules: RowRules): void {
  batch.rows += 1;
  const refuse = (reason: string) =>
    batch.rejections.push({ rowNumber, line: record.line, reason, fields: record.fields });
  if (record.broken) return void refuse("It has a quote that is never closed.");
  if (record.fields.length !== plan.header.length) {
    const columns = `${record.fields.length} ${record.fields.length === 1 ? "column" : "columns"}`;
    return void refuse(`It has ${columns}, the header has ${plan.header.length}.`);
  }
  try {
    const { call, scoreDropped } = normaliseRow(record.fields, rules);
    batch.calls.push(prepareCall(call));
    if (scoreDropped) batch.warnings.add("Scores outside 0 to 5 were left empty.");
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    refuse(error.message);
  }
}
