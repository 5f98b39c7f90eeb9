import { decodeQueryId, type MetricResult } from "@parley/analytics";
import { type Cell, type Sheet, writeXlsx } from "@parley/documents/xlsx";
import { DomainError } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { listCatalog, queryMetrics } from "../insights/index.ts";
import { describedColumns, describeQuery } from "./describe-query.ts";
import { type ExportedFile, ExportMetricsInput } from "./schemas.ts";
import { type Table, type TableCell, tabulate } from "./tabulate.ts";
import { writeCsv } from "./write-csv.ts";
import { writeUnits } from "./write-units.ts";

/** A workbook is written in one piece and the process answers nothing else meanwhile: this is about a second. */
const MOST_CELLS_OF_XLSX = 250_000;

/**
 * The answer to a question as a file: its rows, what a limit left out, the totals and, where it is compared, what was before. A workbook
 * has a second sheet that says how each number is computed. Throws what `queryMetrics` throws, its pointers below /query, and
 * too_many_cells for a workbook that would take too long.
 */
export async function exportMetrics(ctx: Context, input: ExportMetricsInput): Promise<ExportedFile> {
  guard(ctx, "exports.create");
  const { title, query, format } = parseInput(ExportMetricsInput, input);
  const result = await answer(ctx, query);
  const table = tabulate(result);
  const cells = table.rows.length * table.columns.length;
  if (format === "xlsx" && cells > MOST_CELLS_OF_XLSX) {
    const size = `${table.rows.length.toLocaleString("en-US")} rows`;
    const message = `This has ${size}, too many for a workbook. Export it as CSV, or set a limit or a filter.`;
    throw new DomainError("rule_violation", "too_many_cells", message);
  }
  const filters = decodeQueryId(result.queryId)!.query.filters;
  const details = { format, rows: table.rows.length, columns: result.columns.map(({ key }) => key) };
  await inTenant(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action: "metrics.exported",
      details: { ...details, filters: filters.map(({ dimension }) => dimension) },
    }),
  );
  const units = writeUnits(result.currency);
  const name = `${slug(title)}-${result.resolvedRange.from}-${result.resolvedRange.to}.${format}`;
  if (format === "csv") return { name, mediaType: "text/csv; charset=utf-8", bytes: writeCsv(table, units) };
  const dimensions = new Map((await listCatalog(ctx)).dimensions.map((dimension) => [dimension.key, dimension]));
  const asked = { title, filters, dimensions, now: ctx.clock.now() };
  const described: Sheet = {
    name: "How computed",
    columns: describedColumns,
    rows: describeQuery(result, asked, units),
  };
  return {
    name,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await writeXlsx({ title, sheets: [sheetOf(title, table, units), described] }),
  };
}

async function answer(ctx: Context, query: Record<string, unknown>): Promise<MetricResult> {
  try {
    return await queryMetrics(ctx, query as never);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const fields = error.fields.map(({ pointer, message }) => ({ pointer: `/query${pointer}`, message }));
    throw new DomainError(error.kind, error.code, error.message, fields);
  }
}

function sheetOf(name: string, { columns, rows, totals }: Table, units: ReturnType<typeof writeUnits>): Sheet {
  const cell = (one: TableCell): Cell => {
    if (one === null) return null;
    if (one.kind === "text") return one.text;
    return one.kind === "day" ? { day: one.day } : units[one.unit].inSheet(one.value);
  };
  return {
    name,
    columns: columns.map(({ label, unit }) => (unit === null ? { label } : { label, format: units[unit].format })),
    rows: rows.map((row) => row.map(cell)),
    totals: totals.map((row) => row.map(cell)),
  };
}

function slug(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "numbers";
}
