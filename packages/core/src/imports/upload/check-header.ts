import { detectDelimiter } from "../csv/detect-delimiter.ts";
import { scanRecord } from "../csv/scan-record.ts";
import { peek } from "./peek.ts";
import { refuseUpload } from "./refuse-upload.ts";

/** A first line longer than this is looked at as far as it goes. */
const LONGEST_HEADER_BYTES = 1 << 20;

/** Passes a CSV on unless its first row has more than `maxColumns` columns, which throws `too_many_columns`. */
export async function* checkHeader(stream: AsyncIterable<Buffer>, maxColumns: number): AsyncGenerator<Buffer> {
  const { head, content } = await peek(
    stream,
    (start) => start.length >= LONGEST_HEADER_BYTES || /\S[^\r\n]*[\r\n]/.test(start.toString("latin1")),
  );
  const text = head.toString("latin1").trimStart();
  const end = text.search(/[\r\n]/);
  const record = scanRecord(text, 0, detectDelimiter(end < 0 ? text : text.slice(0, end)), true);
  const columns = record?.fields.length ?? 0;
  if (columns > maxColumns) {
    const message = `The file has ${columns} columns, and at most ${maxColumns} are read. Remove those that you do not need.`;
    throw refuseUpload("too_many_columns", message);
  }
  yield* content;
}
