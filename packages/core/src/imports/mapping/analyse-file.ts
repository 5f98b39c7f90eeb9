import type { Readable } from "node:stream";
import type { CsvRecord } from "../csv/create-csv-scanner.ts";
import type { importSources } from "../schemas.ts";
import { detectLayout, familyOf } from "./detect-layout.ts";
import type { AnalysedColumn, FileAnalysis } from "./file-analysis.ts";
import { findHeader } from "./find-header.ts";
import { couldSwapDays, readsDayFirst } from "./look-at-values.ts";
import { plainColumns } from "./plain-columns.ts";
import { readColumns } from "./read-columns.ts";
import { readHead } from "./read-head.ts";
import { cutSample } from "./sample.ts";

const ROWS_LOOKED_AT = 1000;

export interface AnalyseOptions {
  /** What the user said wrote the file. */
  source?: (typeof importSources)[number];
  kind?: "auto" | "calls" | "ad_spend";
}

/**
 * Looks at the first megabyte of a stored file (plain CSV): what wrote it, what each column is and how sure that is. Throws
 * ImportRefused for what is no table of calls at all; a table that lacks a date is one whose mapping can be mended.
 */
export async function analyseFile(open: () => Readable, options: AnalyseOptions = {}): Promise<FileAnalysis> {
  const head = await readHead(open);
  const { names, line, rows: found } = findHeader(head);
  const rows = found.filter((record) => !record.broken).slice(0, ROWS_LOOKED_AT);
  const layout = detectLayout(names, options.source ?? "auto", options.kind ?? "auto");
  const values = names.map((_, position) => valuesOf(rows, position));
  const columns = layout === "ad_spend" ? plainColumns(names, values) : readColumns(names, values, familyOf(layout));
  const dates = columns.flatMap(({ role, position }) => (isDate(role) ? values[position]! : []));
  const dayFirst = readsDayFirst(layout === "ad_spend" ? values.flat() : dates);
  const warnings: string[] = [];
  if (dayFirst === null && couldSwapDays(dates)) {
    warnings.push("Dates such as 03/04/2024 are read month first. Nothing in the file's beginning says otherwise.");
  }
  return {
    ...{ kind: layout === "ad_spend" ? "ad_spend" : "calls", layout, delimiter: head.delimiter },
    ...{ header: names, headerLine: line, columns, dayFirst: dayFirst ?? false, warnings },
    rows: rows.slice(0, 5).map((record) => names.map((_, position) => cutSample(record.fields[position] ?? ""))),
  };
}

const isDate = (role: AnalysedColumn["role"]) =>
  role.kind === "field" && (role.key === "called_at" || role.key === "called_date");

/** Values of a column, without empty ones. */
function valuesOf(rows: readonly CsvRecord[], position: number): string[] {
  return rows.map((record) => (record.fields[position] ?? "").trim()).filter(Boolean);
}
