import { splitRow } from "./csv/split-row.ts";

/** Cells of a row as import_rejections keeps it: one line of CSV with commas. */
export function storedCells(raw: string): string[] {
  return splitRow(raw) ?? [raw];
}
