import { scanRecord } from "./csv/scan-record.ts";

/** Cells of a row as import_rejections keeps it: one line of CSV with commas. */
export function storedCells(raw: string): string[] {
  return scanRecord(raw, 0, ",", true)?.fields ?? [raw];
}
