import { csvText } from "@parley/documents/csv";
import { textsOf } from "../csv/create-csv-scanner.ts";
import type { RecordView } from "../csv/record-reader.ts";

/** Longer rows are cut: they are kept to be recognised and mended. */
const LONGEST_RAW = 100_000;

/** A record's cells as one line of comma-separated CSV. */
export function rawRow(view: RecordView): string {
  return csvText(textsOf(view)).replaceAll("\u0000", "").slice(0, LONGEST_RAW);
}
