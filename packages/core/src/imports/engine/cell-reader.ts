import type { RecordView } from "../csv/record-reader.ts";
import { DOUBLED } from "../csv/record-scanner.ts";
import { parseDate } from "../normalise/parse-date.ts";
import { parseDuration } from "../normalise/parse-duration.ts";
import { parsePhone } from "../normalise/parse-phone.ts";
import type { ZoneDays } from "./zone-days.ts";

const COLON = 58;
const DASH = 45;
const SPACE = 32;
const NBSP = "\u00a0";
const MOST_REMEMBERED = 20_000;
/** Of a year without a leap day: the 29th of February takes the longer way. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A cell does not say what its column must say. `column` is the header. */
export class CellRefused extends Error {
  constructor(
    readonly column: string,
    text: string,
    what: string,
  ) {
    super(`${column} '${text.length > 60 ? `${text.slice(0, 60)}…` : text}' is not ${what}.`);
  }
}

/**
 * Reads values out of a record's bytes. The common spellings are read without making a string; every other goes to the parsers of
 * normalise/, so both ways say the same. A position of -1 is a column that the file does not have: absent.
 */
export class CellReader {
  bytes: Buffer = Buffer.alloc(0);
  /** Bounds of the cell that was located last, without blanks at both ends. */
  start = 0;
  end = 0;
  private view!: RecordView;
  private readonly phones = new Map<string, number | null>();
  private readonly dates = new Map<string, number | null>();

  constructor(
    private readonly header: readonly string[],
    private readonly zone: ZoneDays,
    private readonly timezone: string,
    private readonly dayFirst: boolean,
  ) {}

  open(view: RecordView): void {
    this.view = view;
    this.bytes = view.bytes;
  }

  /** Finds a cell; false when it is absent or blank. */
  locate(position: number): boolean {
    if (position < 0) return false;
    const { scanner, bytes } = this.view;
    let start = scanner.starts[position]!;
    let end = scanner.ends[position]!;
    while (start < end && bytes[start]! <= SPACE) start += 1;
    while (end > start && bytes[end - 1]! <= SPACE) end -= 1;
    this.start = start;
    this.end = end;
    return start < end;
  }

  /** Whether the located cell can be taken byte by byte: no doubled quotes, no bytes that a text must not have. */
  isPlain(position: number): boolean {
    return this.view.scanner.flags[position] !== DOUBLED && !this.view.hasControls;
  }

  /** The cell's text without blanks at its ends; empty when absent. */
  text(position: number): string {
    if (!this.locate(position)) return "";
    return this.clean(this.bytes.toString("utf8", this.start, this.end), position).trim();
  }

  /** The cell exactly as it stands. */
  verbatim(position: number): string {
    const { scanner, bytes } = this.view;
    return this.clean(bytes.toString("utf8", scanner.starts[position]!, scanner.ends[position]!), position);
  }

  private clean(text: string, position: number): string {
    const single = this.view.scanner.flags[position] === DOUBLED ? text.replaceAll('""', '"') : text;
    return this.view.hasControls ? single.replaceAll("\u0000", "") : single;
  }

  /** Seconds, or null when blank. Throws CellRefused. */
  seconds(position: number): number | null {
    if (!this.locate(position)) return null;
    const { bytes, end } = this;
    let total = 0;
    let part = 0;
    let parts = 1;
    let digits = 0;
    for (let i = this.start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte >= 48 && byte <= 57 && digits < 6) {
        part = part * 10 + byte - 48;
        digits += 1;
      } else if (byte === COLON && digits > 0 && digits < 3 && parts < 3) {
        if (parts === 2 && part > 59) return this.oddSeconds(position);
        total = (total + part) * 60;
        part = 0;
        digits = 0;
        parts += 1;
      } else return this.oddSeconds(position);
    }
    const isClock = parts === 1 || (digits === 2 && part <= 59);
    return isClock && digits > 0 ? total + part : this.oddSeconds(position);
  }

  private oddSeconds(position: number): number {
    const text = this.text(position);
    const seconds = parseDuration(text);
    if (seconds === null) throw this.refuse(position, text, "a duration");
    return seconds;
  }

  /** Milliseconds since 1970, or null when blank. Throws CellRefused. */
  instant(position: number): number | null {
    if (!this.locate(position)) return null;
    const local = this.isoLocal();
    if (!Number.isNaN(local)) return this.zone.toInstant(local);
    const text = this.text(position);
    const at = this.parsedDate(text);
    if (at === null) throw this.refuse(position, text, "a date");
    return at;
  }

  /** A date in one column and its time in another. */
  instantOf(date: number, time: number): number | null {
    const day = this.text(date);
    if (day === "") return null;
    const text = `${day} ${this.text(time)}`.trim();
    const at = this.parsedDate(text);
    if (at === null) throw this.refuse(date, text, "a date");
    return at;
  }

  private parsedDate(text: string): number | null {
    let at = this.dates.get(text);
    if (at === undefined) {
      at = parseDate(text, this.timezone, { dayFirst: this.dayFirst });
      if (this.dates.size > MOST_REMEMBERED) this.dates.clear();
      this.dates.set(text, at);
    }
    return at;
  }

  /** "2024-01-15 14:23:45" as if it were UTC; NaN for any other spelling. */
  private isoLocal(): number {
    const { bytes, start } = this;
    if (this.end - start !== 19 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return Number.NaN;
    const between = bytes[start + 10];
    if ((between !== SPACE && between !== 84) || bytes[start + 13] !== COLON || bytes[start + 16] !== COLON)
      return Number.NaN;
    const year = this.two(start) * 100 + this.two(start + 2);
    const month = this.two(start + 5);
    const day = this.two(start + 8);
    const hour = this.two(start + 11);
    const minute = this.two(start + 14);
    const second = this.two(start + 17);
    const valid = year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!;
    if (!valid || !(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
    return dayNumber(year, month, day) * 86_400_000 + (hour * 3600 + minute * 60 + second) * 1000;
  }

  private two(at: number): number {
    const tens = this.bytes[at]! - 48;
    const ones = this.bytes[at + 1]! - 48;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
  }

  /** Digits of the E.164 number, null when withheld, blank or no number. */
  phone(position: number): number | null {
    if (!this.locate(position)) return null;
    const { bytes, end } = this;
    let value = 0;
    let digits = 0;
    let plus = false;
    for (let i = this.start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte >= 48 && byte <= 57) {
        value = value * 10 + byte - 48;
        digits += 1;
        if (digits > 11) return this.oddPhone(position);
      } else if (byte === 43 && i === this.start) plus = true;
      else if (byte !== SPACE && byte !== 40 && byte !== 41 && byte !== DASH && byte !== 46)
        return this.oddPhone(position);
    }
    const national = digits === 11 ? value - 10_000_000_000 : value;
    const american = digits === 11 ? Math.floor(value / 10_000_000_000) === 1 : digits === 10 && !plus;
    const area = Math.floor(national / 1_000_000_000);
    const exchange = Math.floor(national / 1_000_000) % 10;
    return american && area >= 2 && exchange >= 2 ? 10_000_000_000 + national : this.oddPhone(position);
  }

  private oddPhone(position: number): number | null {
    const text = this.text(position);
    let phone = this.phones.get(text);
    if (phone === undefined) {
      phone = parsePhone(text);
      if (this.phones.size > MOST_REMEMBERED) this.phones.clear();
      this.phones.set(text, phone);
    }
    return phone;
  }

  refuse(position: number, text: string, what: string): CellRefused {
    return new CellRefused((this.header[position] ?? "").trim(), text.replaceAll(NBSP, " "), what);
  }
}

/** Days since 1970 of a date of the Gregorian calendar. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
