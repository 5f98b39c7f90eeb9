import { type DimensionKind, dimensionKinds } from "../../dimensions/kinds.ts";
import type { CallField } from "../plan.ts";
import type { CellReader } from "./cell-reader.ts";
import { Interner } from "./interner.ts";
import type { TupleBuffer } from "./tuple-buffer.ts";

/** Which columns of the file a dimension is read from; the first that has a text counts. */
const SOURCES: Record<DimensionKind, CallField[]> = {
  // The tracking source is always there; the visit's own source only for calls from the web.
  source: ["trackingSource", "webSource"],
  medium: ["medium"],
  campaign: ["campaign"],
  keyword: ["keyword"],
  agent: ["agent", "csrName"],
  city: ["city"],
  state: ["state"],
  country: ["country"],
  tracking_number: ["trackingNumber"],
  landing_page: ["landingPage"],
  referrer: ["referrer"],
  device: ["device"],
  browser: ["browser"],
  ad_group: ["adGroup"],
  ad_network: ["adNetwork"],
};

/** An index entry holds about 2,700 bytes: longer texts (addresses with tracking parameters) are cut, never inside a character. */
const LONGEST_TEXT = 600;
const MOST_SPELLINGS = 20_000;
const MOST_BYTES = 24 << 20;

/**
 * Gives each text of a dimension a number of this run's own, in the order of first sight; who writes the rows replaces them by the
 * dictionary's ids (`takeFresh` says which texts they stand for).
 */
export class DimensionEncoder {
  private readonly interners = dimensionKinds.map(() => new Interner(512));
  private readonly told = dimensionKinds.map(() => 0);
  private readonly positions: number[][];
  private readonly spellings = new Interner(512);
  private readonly numbers: number[] = [];

  constructor(
    private readonly cells: CellReader,
    column: Record<CallField, number>,
  ) {
    this.positions = dimensionKinds.map((kind) => SOURCES[kind].map((field) => column[field]).filter((at) => at >= 0));
  }

  write(out: TupleBuffer): void {
    for (let kind = 0; kind < this.positions.length; kind++) {
      const id = this.find(kind, this.positions[kind]!);
      if (id < 0) out.null();
      else out.int4(id);
    }
  }

  /** Texts that are new since it was asked last, by kind. */
  takeFresh(): string[][] {
    return this.interners.map((interner, kind) => {
      const fresh: string[] = [];
      for (let id = this.told[kind]!; id < interner.size; id++) fresh.push(interner.text(id));
      this.told[kind] = interner.size;
      return fresh;
    });
  }

  /** Starts the numbers again when the texts take much memory. True when it did: the numbers told before no longer count. */
  forgetWhenLarge(): boolean {
    if (this.interners.reduce((sum, interner) => sum + interner.bytes, 0) < MOST_BYTES) return false;
    for (const interner of this.interners) interner.clear();
    this.told.fill(0);
    this.spellings.clear();
    this.numbers.length = 0;
    return true;
  }

  private find(kind: number, positions: number[]): number {
    const { cells } = this;
    for (const position of positions) {
      if (!cells.locate(position)) continue;
      const interner = this.interners[kind]!;
      if (kind === TRACKING_NUMBER) return this.number(interner, position);
      if (cells.isPlain(position) && cells.end - cells.start <= LONGEST_TEXT) {
        return interner.intern(cells.bytes, cells.start, cells.end);
      }
      const text = Buffer.from(cut(cells.text(position)), "utf8");
      if (text.length > 0) return interner.intern(text, 0, text.length);
    }
    return -1;
  }

  /** Tracking numbers are few: each spelling is read once. */
  private number(interner: Interner, position: number): number {
    const { cells } = this;
    const spelling = this.spellings.intern(cells.bytes, cells.start, cells.end);
    const known = this.numbers[spelling];
    if (known !== undefined) return known;
    if (this.spellings.size > MOST_SPELLINGS) {
      this.spellings.clear();
      this.numbers.length = 0;
      return this.readNumber(interner, position);
    }
    const id = this.readNumber(interner, position);
    this.numbers[spelling] = id;
    return id;
  }

  private readNumber(interner: Interner, position: number): number {
    const digits = this.cells.phone(position);
    const text = Buffer.from(digits === null ? cut(this.cells.text(position)) : `+${digits}`, "utf8");
    return interner.intern(text, 0, text.length);
  }
}

const TRACKING_NUMBER = dimensionKinds.indexOf("tracking_number");

function cut(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const code = text.charCodeAt(LONGEST_TEXT - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? LONGEST_TEXT - 1 : LONGEST_TEXT);
}
