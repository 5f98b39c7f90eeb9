import type { FileColumn } from "../import-wire.ts";

/** 3/4/2024 and 03.04.24: day and month cannot be told apart by their look. */
const SHORT_DATE = /^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})\b/;

/** Whether a file writes dates of which the reader must know if the day or the month comes first. */
export function hasShortDates(columns: Pick<FileColumn, "samples">[]): boolean {
  return columns.some(({ samples }) => samples.some((text) => SHORT_DATE.test(text.trim())));
}
