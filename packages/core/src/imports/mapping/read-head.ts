import type { Readable } from "node:stream";
import { type CsvRecord, createCsvScanner } from "../csv/create-csv-scanner.ts";
import { detectDelimiter } from "../csv/detect-delimiter.ts";
import { ImportRefused } from "../import-refused.ts";

const HEAD_BYTES = 1 << 20;

export interface FileHead {
  delimiter: string;
  records: CsvRecord[];
  /** The file ends within what was read. */
  whole: boolean;
}

/** The first megabyte of a stored file as records. Throws ImportRefused for an empty file and one that is no text. */
export async function readHead(open: () => Readable): Promise<FileHead> {
  const { bytes, whole } = await firstBytes(open());
  if (bytes.includes(0)) throw new ImportRefused("This file is not text. Import a CSV file.");
  // Separators and line breaks are ASCII: they are found without decoding.
  const text = bytes.toString("latin1");
  if (whole && text.trim() === "") throw new ImportRefused("This file is empty.");
  const delimiter = detectDelimiter(text.split(/\r?\n|\r/).find((line) => line.trim() !== "") ?? "");
  return { ...scan(bytes, text, delimiter, whole), whole };
}

/** A report's first line may be its title: where the first line has one cell, the widest of the first lines says the separator. */
function scan(
  bytes: Buffer,
  text: string,
  delimiter: string,
  whole: boolean,
): { delimiter: string; records: CsvRecord[] } {
  let separator = delimiter;
  if (!text.split(/\r?\n|\r/, 1)[0]!.includes(separator)) {
    const lines = text.split(/\r?\n|\r/, 10);
    const widest = lines.reduce((best, line) => {
      const width = (candidate: string) => candidate.split(detectDelimiter(candidate)).length;
      return width(line) > width(best) ? line : best;
    }, "");
    separator = detectDelimiter(widest);
  }
  const records = recordsOf(bytes, separator, whole);
  const columns = records[0]?.fields.length ?? 0;
  // Once it is known how long rows are, a quote that is never closed hides its own line only.
  return { delimiter: separator, records: columns > 2 ? recordsOf(bytes, separator, whole, columns) : records };
}

function recordsOf(bytes: Buffer, separator: string, whole: boolean, columns?: number): CsvRecord[] {
  const scanner = createCsvScanner(separator);
  if (columns !== undefined) scanner.expect(columns);
  const records = scanner.push(bytes);
  if (whole) records.push(...scanner.end());
  return records;
}

async function firstBytes(content: Readable): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop closes the stream, and with it the file.
  for await (const chunk of content) {
    chunks.push(Buffer.from(chunk as Buffer));
    length += (chunk as Buffer).length;
    if (length >= HEAD_BYTES) return { bytes: Buffer.concat(chunks).subarray(0, HEAD_BYTES), whole: false };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
