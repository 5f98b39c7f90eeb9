import { spreadsheetLine } from "@parley/documents/csv";
import { splitRow } from "./split-row.ts";

/** One line of a file for people: our own fields, then a stored row of which each cell is made safe for spreadsheets. */
export function csvLine(fields: readonly string[], row: string): string {
  return spreadsheetLine([...fields, ...(splitRow(row) ?? [row])]);
}
