import type { MetricResult } from "./filters/question.ts";

/** A card's rows as CSV: raw numbers, rates as fractions, and texts that a spreadsheet would run as a formula made harmless. */
export function resultCsv(result: MetricResult): string {
  const keys = result.columns.map(({ key }) => key);
  const lines = [
    result.columns.map(({ label, unit }) => (unit === "money" ? `${label} (minor ${result.currency})` : label)),
    ...result.rows.map((row) => keys.map((key) => row[key] ?? "")),
  ];
  return `${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
