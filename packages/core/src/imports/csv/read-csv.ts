import { type CsvRecord, type CsvScanner, createCsvScanner } from "./create-csv-scanner.ts";
import { detectDelimiter } from "./detect-delimiter.ts";
import type { TextEncodingName } from "./detect-encoding.ts";

export interface CsvPiece {
  records: CsvRecord[];
  /** Bytes of the file that have been read so far. */
  bytesRead: number;
}

/**
 * Reads the rows of a file, a chunk of it at a time, so that nobody's 20 ms audio frame waits for long. The first record is the
 * header; its number of fields is what the others are held to.
 */
export async function* readCsv(content: AsyncIterable<Buffer>, encoding: TextEncodingName): AsyncGenerator<CsvPiece> {
  const decoder = new TextDecoder(encoding);
  let reader: RowReader | null = null;
  let head = "";
  let bytesRead = 0;
  for await (const chunk of content) {
    bytesRead += chunk.length;
    const text = decoder.decode(chunk, { stream: true });
    if (reader) {
      yield { records: reader.push(text), bytesRead };
      continue;
    }
    head += text;
    if (!/[\r\n]/.test(head.trimStart()) && head.length < LONGEST_HEAD) continue;
    reader = createRowReader(head);
    yield { records: reader.push(head), bytesRead };
  }
  const tail = decoder.decode();
  const last = reader ?? createRowReader(head + tail);
  yield { records: [...last.push(reader ? tail : head + tail), ...last.end()], bytesRead };
}

const LONGEST_HEAD = 1 << 20;

type RowReader = Pick<CsvScanner, "push" | "end">;

/** A scanner that holds every row to the number of fields that the first one has. */
function createRowReader(head: string): RowReader {
  const headerLine = head.split(/\r?\n|\r/).find((line) => line.trim() !== "") ?? "";
  const scanner = createCsvScanner(detectDelimiter(headerLine));
  let header: CsvRecord | null = null;
  const hold = (records: CsvRecord[]) => {
    if (!header && records[0]) {
      header = records[0];
      scanner.expect(header.fields.length);
    }
    return records;
  };
  return {
    push(text) {
      if (header) return scanner.push(text);
      // The header goes in alone, so that its length is known when the rows behind it are read.
      const cut = text.indexOf("\n", text.search(/\S/)) + 1;
      if (cut === 0) return hold(scanner.push(text));
      return [...hold(scanner.push(text.slice(0, cut))), ...hold(scanner.push(text.slice(cut)))];
    },
    end: () => hold(scanner.end()),
  };
}
