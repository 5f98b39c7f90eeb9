import type { HeaderFamily } from "./field.ts";
import type { AnalysedColumn } from "./file-analysis.ts";
import { areAll, type ValueKind } from "./look-at-values.ts";

/**
 * Corrects and completes what the headers say by what the columns hold: "Start Time" with mere times is a time, a nameless column of
 * dates is the date. Guessed are only columns that nothing else was found for, in files of no known system, and only where one fits.
 */
export function guessByValues(
  columns: AnalysedColumn[],
  values: readonly string[][],
  family: HeaderFamily,
): AnalysedColumn[] {
  const valuesOf = (column: AnalysedColumn) => values[column.position]!;
  const of = (key: string) => columns.find(({ role }) => role.kind === "field" && role.key === key);
  const read = (column: AnalysedColumn, key: string, confidence: number, note: string | null) =>
    Object.assign(column, { role: { kind: "field", key }, confidence, note });
  const move = (from: string, to: string, kind: ValueKind) => {
    const column = of(from);
    if (column && !of(to) && areAll(valuesOf(column), kind)) read(column, to, Math.min(column.confidence, 0.9), null);
  };

  move("called_at", "called_time", "clock");
  move("called_time", "called_at", "moment");
  if (of("called_time")) move("called_at", "called_date", "day");
  for (const key of ["called_at", "called_date"]) move(key, "unix_time", "epoch");

  if (family !== "generic") return columns;
  const guess = (key: string, fits: (values: string[]) => boolean, confidence: number) => {
    if (of(key)) return;
    const free = columns.filter(({ role, hasValues }) => role.kind === "custom" && hasValues);
    const found = free.filter((column) => fits(valuesOf(column)));
    if (found.length === 1) read(found[0]!, key, confidence, "Guessed by its values. Check it.");
  };
  const hasStart = () => of("called_at") ?? of("called_date") ?? of("unix_time");
  if (!hasStart()) guess("called_at", (all) => areAll(all, "moment"), 0.6);
  if (!hasStart()) guess("called_date", (all) => areAll(all, "day"), 0.6);
  guess("caller_number", isPhones, 0.5);
  guess("direction", (all) => areAll(all, "direction"), 0.6);
  guess("call_status", (all) => areAll(all, "status"), 0.6);
  return columns;
}

/** Telephone numbers, not ids or dates that have as many digits: ten digits at least, and something of a number's punctuation or length. */
function isPhones(values: string[]): boolean {
  if (!areAll(values, "phone") || areAll(values, "day")) return false;
  const numbers = values.filter((value) => /\d/.test(value));
  return numbers.length > 0 && numbers.every((value) => /[+()]|\d-\d|^1?[2-9]\d{2}[2-9]\d{6}$/.test(value));
}
