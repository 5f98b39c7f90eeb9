const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** A cell holds doubled quotes, which stand for one each. */
export const DOUBLED = 1;

/**
 * One record of a CSV (RFC 4180) as positions in the bytes it was read from, filled anew by each `scan`: a million rows make no garbage.
 * The separator is ASCII and so are quotes and line breaks, so UTF-8 and Windows-1252 need no decoding to be cut into cells.
 */
export class RecordScanner {
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  flags = new Uint8Array(256);
  /** Number of cells. */
  count = 0;
  /** Position behind the record's line break. */
  next = 0;
  /** Lines that the record takes. */
  lines = 0;
  spansLines = false;
  /** A cell over several lines holds a quote that is not doubled: it may have swallowed whole rows. */
  strayQuote = false;
  private doubled = 0;

  constructor(private readonly separator: number) {}

  /**
   * Reads the record that starts at `start`. A quote inside a quoted cell that no separator follows is taken as it stands, since
   * exports contain `"say "hi" first"`. False when the bytes end inside it: more may follow, or with `final` a quote is never closed.
   */
  scan(bytes: Uint8Array, start: number, end: number, final: boolean): boolean {
    const separator = this.separator;
    const above = separator > CR ? separator : CR;
    let { starts, ends, flags } = this;
    let count = 0;
    this.lines = 1;
    this.spansLines = false;
    this.strayQuote = false;
    let at = start;
    for (;;) {
      if (count === starts.length) {
        this.grow();
        ({ starts, ends, flags } = this);
      }
      let stop = at;
      let byte = at < end ? bytes[at]! : LF;
      if (byte === QUOTE && at < end) {
        const close = this.closingQuote(bytes, at + 1, end, final);
        if (close < 0) return false;
        starts[count] = at + 1;
        ends[count] = close;
        flags[count] = this.doubled;
        stop = close + 1;
        while (stop < end && isBlank(bytes[stop]!, separator)) stop += 1;
        byte = bytes[stop]!;
      } else {
        // Letters and digits lie above the separator: one comparison passes over most bytes.
        while (stop < end && (byte > above || (byte !== separator && byte !== LF && byte !== CR))) {
          stop += 1;
          byte = bytes[stop]!;
        }
        starts[count] = at;
        ends[count] = stop;
        flags[count] = 0;
      }
      count += 1;
      if (stop >= end) {
        this.count = count;
        this.next = stop;
        return final;
      }
      if (byte === separator) {
        at = stop + 1;
        continue;
      }
      this.count = count;
      if (byte === CR) {
        // Whether a line feed belongs to it is only known when the byte behind it is there.
        if (stop + 1 >= end && !final) return false;
        this.next = stop + 1 < end && bytes[stop + 1] === LF ? stop + 2 : stop + 1;
      } else this.next = stop + 1;
      return true;
    }
  }

  private closingQuote(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    let doubled = 0;
    let breaks = 0;
    let stray = false;
    let at = from;
    for (;;) {
      for (; at < end; at++) {
        const byte = bytes[at]!;
        if (byte > QUOTE) continue;
        if (byte === QUOTE) break;
        if (byte === LF) breaks += 1;
        else if (byte === CR && bytes[at + 1] !== LF) breaks += 1;
      }
      if (at >= end) return -1;
      if (at + 1 < end && bytes[at + 1] === QUOTE) {
        doubled = DOUBLED;
        at += 2;
        continue;
      }
      let next = at + 1;
      while (next < end && isBlank(bytes[next]!, this.separator)) next += 1;
      if (next >= end && !final) return -1;
      const byte = bytes[next];
      if (next >= end || byte === this.separator || byte === LF || byte === CR) break;
      stray = true;
      at += 1;
    }
    this.doubled = doubled;
    if (breaks > 0) {
      this.spansLines = true;
      this.lines += breaks;
      this.strayQuote ||= stray;
    }
    return at;
  }

  private grow(): void {
    const size = this.starts.length * 2;
    const wider = (old: Int32Array) => {
      const fresh = new Int32Array(size);
      fresh.set(old);
      return fresh;
    };
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }
}

const isBlank = (byte: number, separator: number) => (byte === SPACE || byte === TAB) && byte !== separator;
