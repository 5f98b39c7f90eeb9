import { ROW_END, type Width } from "./create-call-table.ts";

/** The rows of a draft with as many cells as the header has, a line each. */
export async function* padRows(
  draft: AsyncIterable<Buffer>,
  { runs, columns }: { runs: Width[]; columns: number },
): AsyncGenerator<Buffer> {
  let row = 0;
  let run = 0;
  let lineEnd = endOfLine(columns, runs[0]);
  for await (const chunk of draft) {
    const pieces: Buffer[] = [];
    let at = 0;
    for (let end = chunk.indexOf(ROW_END); end >= 0; end = chunk.indexOf(ROW_END, at)) {
      while (runs[run + 1] && runs[run + 1]!.fromRow <= row) {
        run += 1;
        lineEnd = endOfLine(columns, runs[run]);
      }
      pieces.push(chunk.subarray(at, end), lineEnd);
      row += 1;
      at = end + 1;
    }
    pieces.push(chunk.subarray(at));
    yield Buffer.concat(pieces);
  }
}

const endOfLine = (columns: number, run: Width | undefined) =>
  Buffer.from(`${",".repeat(Math.max(0, columns - (run?.cells ?? 1)))}\n`);
