import { type BrokenRecord, RecordReader, type RecordView } from "./record-reader.ts";
import { DOUBLED } from "./record-scanner.ts";

export interface CsvRecord {
  fields: string[];
  /** Line of the file on which it starts, counted from 1. */
  line: number;
  /** The row's quotes do not match, or it is too long; `fields` holds its one line as it stands. */
  broken: boolean;
}

export interface CsvScanner {
  /** Takes the next bytes and gives the records that are complete by now; blank lines are none. */
  push(bytes: Uint8Array): CsvRecord[];
  /** Gives what the end of the file completes. */
  end(): CsvRecord[];
  /** How many fields a row should have: lets a quote that is never closed spoil its own line only. */
  expect(columns: number): void;
}

/** A row longer than this is taken for one whose quote is never closed, unless said otherwise. */
const MAX_RECORD_BYTES = 1 << 20;

/** The importer's reader for small files: records with their texts. */
export function createCsvScanner(delimiter: string, maxRecordBytes = MAX_RECORD_BYTES): CsvScanner {
  let records: CsvRecord[] = [];
  const sink = {
    record: (view: RecordView) => void records.push({ fields: textsOf(view), line: view.line, broken: false }),
    broken: ({ raw, line }: BrokenRecord) => void records.push({ fields: [raw], line, broken: true }),
  };
  const reader = new RecordReader(delimiter.charCodeAt(0), sink, { maxRecordBytes });
  const take = () => {
    const taken = records;
    records = [];
    return taken;
  };
  return {
    push(bytes) {
      reader.push(bytes);
      return take();
    },
    end() {
      reader.end();
      return take();
    },
    expect: (columns) => reader.expect(columns),
  };
}

/** The texts of a record's cells. */
export function textsOf({ scanner, bytes }: Pick<RecordView, "scanner" | "bytes">): string[] {
  return Array.from({ length: scanner.count }, (_, i) => {
    const text = bytes.toString("utf8", scanner.starts[i]!, scanner.ends[i]!);
    return scanner.flags[i] === DOUBLED ? text.replaceAll('""', '"') : text;
  });
}
