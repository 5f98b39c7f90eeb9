import { TokenizerError } from "@streamparser/json";
import type { Storage } from "../../../storage/index.ts";
import { type ImportLimits, sizeInWords } from "../limits.ts";
import { refuseUpload } from "../refuse-upload.ts";
import { createCallReader, JsonRefused } from "./create-call-reader.ts";
import { createCallTable } from "./create-call-table.ts";
import { padRows } from "./pad-rows.ts";

/** A call may be this many times as long as its longest cell. */
const CELLS_OF_A_CALL = 16;
/** Parsing this takes a few milliseconds, which is as long as live calls in the same process may wait. */
const PIECE_BYTES = 1 << 16;

/**
 * The calls of a JSON text as CSV whose header is every dotted key that occurs. The header is known only at the end, so rows wait in
 * storage under `draftKey`, which is gone afterwards. Throws `not_json` for a text that is damaged or holds no calls, and the
 * limit's error when one is passed.
 */
export async function* jsonToCsv(
  storage: Storage,
  draftKey: string,
  content: AsyncIterable<Buffer>,
  limits: ImportLimits,
): AsyncGenerator<Buffer> {
  const table = createCallTable(limits);
  try {
    await storage.put(draftKey, readRows(content, table, limits.maxCellBytes * CELLS_OF_A_CALL));
    if (table.rows() === 0) throw refuseUpload("not_json", "The JSON holds no calls.");
    const { header, widths } = table.finish();
    yield Buffer.from(header);
    yield* padRows(storage.read(draftKey), widths);
  } finally {
    await storage.delete(draftKey);
  }
}

async function* readRows(
  content: AsyncIterable<Buffer>,
  table: ReturnType<typeof createCallTable>,
  mostCallBytes: number,
): AsyncGenerator<Buffer> {
  const reader = createCallReader(table.add);
  let sinceCall = 0;
  try {
    for await (const chunk of content) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        reader.push(piece);
        const rows = table.take();
        sinceCall = rows.length > 0 ? 0 : sinceCall + piece.length;
        if (sinceCall > mostCallBytes) throw new JsonRefused(`has a call larger than ${sizeInWords(mostCallBytes)}`);
        if (rows.length > 0) yield rows;
      }
    }
    reader.end();
  } catch (error) {
    const read = table.rows() === 0 ? "" : ` after call ${table.rows()}`;
    const mend = "Export it again, or export CSV.";
    if (error instanceof JsonRefused) throw refuseUpload("not_json", `The JSON ${error.message}${read}. ${mend}`);
    if (error instanceof TokenizerError) throw refuseUpload("not_json", `The JSON is damaged${read}. ${mend}`);
    throw error;
  }
}
