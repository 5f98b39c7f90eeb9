import { isAdSpendHeader } from "../../ad-spend/index.ts";
import type { CsvRecord } from "../csv/create-csv-scanner.ts";
import { ImportRefused } from "../import-refused.ts";
import { isAny } from "./look-at-values.ts";
import { matchHeaders } from "./match-headers.ts";
import { nameColumns } from "./name-columns.ts";
import type { FileHead } from "./read-head.ts";

/** Reports of ad spend begin with a title and their range before the header comes. */
const LINES_BEFORE_HEADER = 10;

export interface FoundHeader {
  names: string[];
  /** Line of the header, from 1. */
  line: number;
  rows: CsvRecord[];
}

/** The header and the rows behind it. Throws ImportRefused when there is none or nothing behind it. */
export function findHeader(head: FileHead): FoundHeader {
  const at = head.records
    .slice(0, LINES_BEFORE_HEADER)
    .findIndex((record) => record.fields.length > 2 && isAdSpendHeader(record.fields));
  const record = head.records[Math.max(0, at)];
  if (!record) throw new ImportRefused("The first line is longer than 1 MB, so it is no header. Import a CSV file.");
  if (record.broken) throw new ImportRefused("The first line has a quote that is never closed, so it is no header.");
  const names = nameColumns(record.fields);
  if (looksLikeData(record.fields, names)) {
    throw new ImportRefused(
      "The first row looks like data, not like a header. Add a row with the names of the columns and import the file again.",
    );
  }
  const rows = head.records.slice(Math.max(0, at) + 1);
  if (rows.length === 0 && head.whole) throw new ImportRefused("The file has a header but no rows.");
  return { names, line: record.line, rows };
}

/** Cells that are values: dates, numbers, telephone numbers. Some of a row's words are headers too ("Answered"): then it takes three. */
function looksLikeData(cells: readonly string[], names: readonly string[]): boolean {
  const isHeader = matchHeaders(names, "generic").size > 0;
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  const values = filled.filter(
    (cell) => isAny(cell, ["day", "moment", "number", "length", "phone"]) && /\d/.test(cell),
  );
  if (isHeader && values.length < 3) return false;
  return filled.length === 0 || values.length * 3 >= filled.length;
}
