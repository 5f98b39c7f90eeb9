import { csvText } from "../csv/format-csv.ts";
import type { RecordView } from "./record-reader.ts";
import { DOUBLED } from "./scan-record.ts";

/** Longer rows are cut: they are kept to be recognised and mended. */
const LONGEST_RAW = 100_000;

/** A record's cells as one line of comma-separated CSV. */
export function rawRow({ scanner, bytes }: RecordView): string {
  const cells: string[] = [];
  for (let i = 0; i < scanner.count; i++) {
    const text = bytes.toString("utf8", scanner.starts[i]!, scanner.ends[i]!);
    cells.push(scanner.flags[i] === DOUBLED ? text.replaceAll('""', '"') : text);
  }
  return csvText(cells).replaceAll("\u0000", "").slice(0, LONGEST_RAW);
}
