import { type ScannedRecord, scanRecord } from "./scan-record.ts";

export interface CsvRecord {
  fields: string[];
  /** Line of the file on which it starts, counted from 1. */
  line: number;
  /** The row's quotes do not match; `fields` holds its one line as it stands. */
  broken: boolean;
}

export interface CsvScanner {
  /** Takes the next piece of text and gives the records that are complete by now; blank lines are none. */
  push(text: string): CsvRecord[];
  /** Gives what the end of the text completes. */
  end(): CsvRecord[];
  /** How many fields a row should have: lets a quote that is never closed spoil its own line only. */
  expect(columns: number): void;
}

/** A row longer than this is taken for one whose quote is never closed. */
const MAX_RECORD_CHARS = 1 << 20;

export function createCsvScanner(delimiter: string): CsvScanner {
  let text = "";
  let line = 1;
  let columns: number | null = null;

  function take(final: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < text.length) {
      let record = scanRecord(text, at, delimiter, final);
      const runaway = record === null && (final || text.length - at > MAX_RECORD_CHARS);
      if (record === null && !runaway) break;
      if (record?.spansLines && columns !== null && (record.strayQuote || record.fields.length !== columns)) {
        const verdict = swallowedRows(record, at, final);
        if (verdict === "unknown") break;
        if (verdict) record = null;
      }
      if (record === null) {
        const end = nextLine(text, at);
        records.push({ fields: [text.slice(at, end).replace(/[\r\n]+$/, "")], line, broken: true });
        line += 1;
        at = end;
        continue;
      }
      const blank = record.fields.length === 1 && record.fields[0] === "" && text[at] !== '"';
      if (!blank) records.push({ fields: record.fields, line, broken: false });
      line += record.spansLines ? countLines(text, at, record.end) : 1;
      at = record.end;
    }
    text = text.slice(at);
    return records;
  }

  /**
   * A row over several lines that is of the wrong length or holds a stray quote: did a quote
   * swallow whole rows? Then one of its lines begins one.
   */
  function swallowedRows(record: ScannedRecord, start: number, final: boolean): boolean | "unknown" {
    for (let at = nextLine(text, start); at < record.end; at = nextLine(text, at)) {
      const inner = scanRecord(text, at, delimiter, final);
      if (inner?.fields.length === columns) return true;
      if (inner === null && !final && text.length - start <= MAX_RECORD_CHARS) return "unknown";
    }
    return false;
  }

  return {
    push(piece) {
      text += piece;
      return take(false);
    },
    end: () => take(true),
    expect(count) {
      columns = count;
    },
  };
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = nextLine(text, from); at < to; at = nextLine(text, at)) lines += 1;
  return lines + 1;
}
