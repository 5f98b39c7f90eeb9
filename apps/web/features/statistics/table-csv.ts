import type { ChartTable } from "@parley/ui";

/** A table as CSV; texts that a spreadsheet would run as a formula are made harmless. */
export function tableCsv({ columns, rows }: ChartTable): string {
  return `${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
