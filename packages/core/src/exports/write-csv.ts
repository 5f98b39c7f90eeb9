import { spreadsheetLine } from "@parley/documents/csv";
import type { Table, TableCell } from "./tabulate.ts";
import type { writeUnits } from "./write-units.ts";

/** A table as CSV: numbers in full with a point, their unit in the header, cells that a spreadsheet would run made safe. */
export function writeCsv({ columns, rows, totals }: Table, units: ReturnType<typeof writeUnits>): Uint8Array {
  const header = columns.map(({ label, unit }) => `${label}${unit ? units[unit].mark : ""}`);
  const text = (cell: TableCell): string => {
    if (cell === null) return "";
    if (cell.kind === "text") return cell.text;
    return cell.kind === "day" ? cell.day : digits(units[cell.unit].inText(cell.value));
  };
  const lines = [header, ...[...rows, ...totals].map((row) => row.map(text))];
  return Buffer.from(lines.map(spreadsheetLine).join(""), "utf8");
}

/** Without an exponent, which the guard against formulas would take for a name. */
function digits(value: number): string {
  const short = String(value);
  return short.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : short;
}
