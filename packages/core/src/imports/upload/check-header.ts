import { detectDelimiter } from "../csv/detect-delimiter.ts";
import { splitRow } from "../csv/split-row.ts";
import { sizeInWords } from "./limits.ts";
import { peek } from "./peek.ts";
import { refuseUpload } from "./refuse-upload.ts";

const LONGEST_HEADER_BYTES = 1 << 20;

/**
 * Passes a CSV on unless its first row cannot be a header: more than `maxColumns` columns throw `too_many_columns`, and a first
 * line longer than 1 MB throws `no_header`.
 */
export async function* checkHeader(stream: AsyncIterable<Buffer>, maxColumns: number): AsyncGenerator<Buffer> {
  const { head, content } = await peek(stream, (start) => start.length >= LONGEST_HEADER_BYTES || holdsLine(start));
  const text = head.toString("latin1").trimStart();
  const end = text.search(/[\r\n]/);
  const cells = splitRow(text, detectDelimiter(end < 0 ? text : text.slice(0, end)));
  const columns = cells?.length ?? 0;
  if (columns > maxColumns) {
    const message = `The file has ${columns} columns, and at most ${maxColumns} are read. Remove those that you do not need.`;
    throw refuseUpload("too_many_columns", message);
  }
  if (head.length >= LONGEST_HEADER_BYTES && !holdsLine(head)) {
    const message = `The first line is longer than ${sizeInWords(LONGEST_HEADER_BYTES)}, so it is no header. Import a CSV file with a header.`;
    throw refuseUpload("no_header", message);
  }
  yield* content;
}

/** Whether the first line that is not blank has ended. No expression: it would try every letter of a long line as a beginning. */
function holdsLine(start: Buffer): boolean {
  const first = start.findIndex((byte) => byte > 32);
  return first >= 0 && (start.includes(10, first) || start.includes(13, first));
}
