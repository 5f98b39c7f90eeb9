import { isUtf8 } from "node:buffer";
import { decodeWindows1252 } from "./decode-windows-1252.ts";
import { RecordScanner } from "./record-scanner.ts";

export interface RecordLimits {
  /** Bytes of one row; a longer one is taken for a quote that is never closed. */
  maxRecordBytes: number;
}

/** What a reader hands over: cells as positions in `bytes`, valid only during the call. */
export interface RecordView {
  scanner: RecordScanner;
  bytes: Buffer;
  start: number;
  end: number;
  /** Line of the file on which it starts, from 1. */
  line: number;
  /** Bytes of the file read up to its end. */
  position: number;
  /** It was Windows-1252 and has been rewritten as UTF-8. */
  transcoded: boolean;
  /** It holds bytes that a kept text must not have (NUL, U+001F). */
  hasControls: boolean;
}

export interface BrokenRecord {
  line: number;
  position: number;
  reason: "unclosed_quote" | "too_long";
  /** Its first bytes. */
  raw: string;
}

export interface RecordSink {
  record(view: RecordView): void;
  broken(record: BrokenRecord): void;
}

const LF = 10;
const CR = 13;
const RAW_SHOWN = 100_000;
/** How often each byte of a doubtful row is looked at, on average. */
const MOST_LOOKS = 16;
/** What a line with a quote that is never closed adds to the doubt, and a sound row takes from it. */
const DOUBT = 8;
const MOST_DOUBT = 56;

/** Cuts a stream of bytes into records. A quote that is never closed spoils its own line only. */
export class RecordReader {
  private window = Buffer.allocUnsafe(4 << 20);
  private length = 0;
  private line = 1;
  /** Bytes of the file that lie before the window. */
  private passed = 0;
  private columns: number | null = null;
  private skipping = false;
  private suspect = false;
  /** Grows with every quote that is never closed: how far the next one is looked for halves with each, down to 8 KB of 1 MB. */
  private doubt = 0;
  private controls = false;
  private readonly scanner: RecordScanner;
  private readonly probe: RecordScanner;
  private readonly side: RecordScanner;
  private readonly view: RecordView;

  constructor(
    separator: number,
    private readonly sink: RecordSink,
    private readonly limits: RecordLimits,
  ) {
    this.scanner = new RecordScanner(separator);
    this.probe = new RecordScanner(separator);
    this.side = new RecordScanner(separator);
    this.view = {
      ...{ scanner: this.scanner, bytes: this.window, start: 0, end: 0 },
      ...{ line: 1, position: 0, transcoded: false, hasControls: false },
    };
  }

  /** How many cells a row should have: tells a quote that swallowed rows from a long cell. */
  expect(columns: number): void {
    this.columns = columns;
  }

  push(chunk: Uint8Array): void {
    if (this.length + chunk.length > this.window.length) {
      const wider = Buffer.allocUnsafe(Math.max(this.window.length * 2, this.length + chunk.length));
      this.window.copy(wider, 0, 0, this.length);
      this.window = wider;
    }
    this.window.set(chunk, this.length);
    this.length += chunk.length;
    const bytes = this.window.subarray(0, this.length);
    this.suspect = !isUtf8(bytes);
    this.controls = chunk.includes(0) || chunk.includes(0x1f) || this.controls;
    this.take(false);
  }

  end(): void {
    this.suspect = !isUtf8(this.window.subarray(0, this.length));
    this.take(true);
  }

  private take(final: boolean): void {
    let at = 0;
    const { scanner } = this;
    if (this.skipping) {
      at = this.lineEnd(0);
      if (at < 0) {
        this.drop(this.length);
        return;
      }
      this.skipping = false;
      this.line += 1;
    }
    while (at < this.length) {
      // Where every row opens a quote, each would be looked for in all the rows behind it.
      const reach = this.doubt === 0 ? this.length : this.reach(at);
      let whole = scanner.scan(this.window, at, reach, final && reach === this.length);
      const runaway = !whole && (final || reach < this.length || this.length - at > this.limits.maxRecordBytes);
      if (!whole && !runaway) break;
      const wrong =
        scanner.spansLines && this.columns !== null && (scanner.strayQuote || scanner.count !== this.columns);
      if (whole && wrong) {
        const verdict = this.swallowedRows(at, final);
        if (verdict === "unknown") break;
        if (verdict) whole = false;
      }
      if (whole) {
        this.emit(at);
        at = scanner.next;
        if (this.doubt > 0) this.doubt -= 1;
        continue;
      }
      this.doubt = Math.min(MOST_DOUBT, this.doubt + DOUBT);
      at = this.breakLine(at, final);
      if (at < 0) return;
    }
    this.drop(at);
    if (this.length === 0) this.controls = false;
  }

  private emit(start: number): void {
    const { scanner, view } = this;
    const blank = scanner.count === 1 && scanner.starts[0] === scanner.ends[0] && scanner.starts[0] === start;
    view.line = this.line;
    this.line += scanner.lines;
    if (blank) return;
    view.scanner = scanner;
    view.bytes = this.window;
    view.start = start;
    view.end = scanner.ends[scanner.count - 1]!;
    view.position = this.passed + scanner.next;
    view.hasControls = this.controls;
    view.transcoded = false;
    if (this.suspect && !isUtf8(this.window.subarray(start, scanner.next))) this.transcode(start);
    this.sink.record(view);
  }

  /** A row that is no UTF-8 is Windows-1252: programs that write one of the two sometimes paste the other. */
  private transcode(start: number): void {
    const { scanner, view } = this;
    const text = decodeWindows1252(this.window.subarray(start, scanner.next));
    view.bytes = Buffer.from(text, "utf8");
    view.scanner = this.side;
    this.side.scan(view.bytes, 0, view.bytes.length, true);
    view.start = 0;
    view.end = this.side.ends[this.side.count - 1]!;
    view.transcoded = true;
  }

  /** Where to stop looking for the end of the row at `at`: a row of one line is always seen whole. */
  private reach(at: number): number {
    const end = this.lineEnd(at);
    if (end < 0) return this.length;
    // One byte more: only behind a line break is it known whether a second one belongs to it.
    return Math.min(this.length, Math.max(end + 1, at + (this.limits.maxRecordBytes >> (this.doubt >> 3))));
  }

  /** Gives the line at `at` as broken and returns where the next one starts; -1 when the rest of a line without end is to be skipped. */
  private breakLine(at: number, final: boolean): number {
    const end = this.lineEnd(at);
    const stop = end < 0 ? this.length : end;
    const raw = this.window.toString("utf8", at, Math.min(stop, at + RAW_SHOWN)).replace(/[\r\n]+$/, "");
    const reason = stop - at > this.limits.maxRecordBytes ? "too_long" : "unclosed_quote";
    this.sink.broken({ line: this.line, position: this.passed + stop, reason, raw });
    if (end < 0 && !final) {
      this.skipping = true;
      this.drop(this.length);
      return -1;
    }
    this.line += 1;
    return stop;
  }

  /** A row over several lines that is of the wrong length or holds a stray quote: does one of its lines begin a row? */
  private swallowedRows(start: number, final: boolean): boolean | "unknown" {
    // Lines that each reach to the record's end would make it a square of work.
    let bytesLeft = MOST_LOOKS * (this.scanner.next - start);
    for (let at = this.lineEnd(start); at > 0 && at < this.scanner.next; at = this.lineEnd(at)) {
      const whole = this.probe.scan(this.window, at, this.length, final);
      if (whole && this.probe.count === this.columns) return true;
      if (!whole && !final && this.length - start <= this.limits.maxRecordBytes) return "unknown";
      if (whole) bytesLeft -= this.probe.next - at;
      if (bytesLeft < 0) return true;
    }
    return false;
  }

  /** Position behind the next line break, -1 when there is none. */
  private lineEnd(from: number): number {
    for (let at = from; at < this.length; at++) {
      const byte = this.window[at];
      if (byte === LF) return at + 1;
      if (byte === CR) return this.window[at + 1] === LF && at + 1 < this.length ? at + 2 : at + 1;
    }
    return -1;
  }

  private drop(bytes: number): void {
    this.window.copyWithin(0, bytes, this.length);
    this.length -= bytes;
    this.passed += bytes;
  }
}
