import { BucketDraft, type BuiltBucket } from "./bucket-draft.ts";
import { dayOfSecond } from "./buckets.ts";
import { dictionaryColumns, FLAG, SHIFTED, segmentStatuses, standardColumns } from "./column-names.ts";

/** Between 1970-01-01 and 2000-01-01, from which Postgres counts: seconds and days. */
const EPOCH_SECONDS = 946_684_800;
const EPOCH_DAYS = 10_957;
/** Signature, flags and the length of an extension. */
const HEADER_BYTES = 19;

/**
 * Reads the bytes of `copyStatement` as they come and puts its rows into buckets. Buckets without a row are made too, so that nothing of what
 * they held before stays.
 */
export class CopyReader {
  #rest = new Uint8Array(0);
  #started = false;
  readonly #drafts = new Map<string, BucketDraft>();
  readonly #details: number;
  readonly #bucketOfDay: ReadonlyMap<string, string>;
  #day = { from: 0, to: 0, draft: null as BucketDraft | null };

  /** `bucketOfDay` says of each UTC day which of `buckets` it belongs to; `details` are the names of detail columns. */
  constructor(buckets: readonly string[], bucketOfDay: ReadonlyMap<string, string>, details: readonly string[]) {
    const names = [...standardColumns, ...details];
    for (const bucket of buckets) this.#drafts.set(bucket, new BucketDraft(bucket, names));
    this.#bucketOfDay = bucketOfDay;
    this.#details = details.length;
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? chunk : join(this.#rest, chunk);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    if (!this.#started) {
      if (bytes.length < HEADER_BYTES) {
        this.#rest = bytes.slice();
        return;
      }
      at = HEADER_BYTES + view.getInt32(HEADER_BYTES - 4);
      this.#started = true;
    }
    for (;;) {
      const end = endOfRow(view, at);
      if (end < 0) break;
      if (end > at + 2) this.#readRow(bytes, view, at + 2);
      at = end;
    }
    this.#rest = bytes.slice(at);
  }

  finish(): BuiltBucket[] {
    return [...this.#drafts.values()].map((draft) => draft.finish());
  }

  #readRow(bytes: Uint8Array, view: DataView, start: number): void {
    let at = start;
    let length = 0;
    const next = () => {
      length = view.getInt32(at);
      const value = at + 4;
      at = value + Math.max(length, 0);
      return value;
    };
    /** A whole number of 2, 4 or 8 bytes; null becomes NaN. */
    const number = () => {
      const value = next();
      if (length === 4) return view.getInt32(value);
      if (length === 8) return view.getInt32(value) * 0x1_0000_0000 + view.getUint32(value + 4);
      return length === 2 ? view.getInt16(value) : Number.NaN;
    };
    const yes = () => bytes[next()] === 1;

    const second = Math.floor(number() / 1_000_000) + EPOCH_SECONDS;
    const draft = this.#draftOf(second);
    const { columns } = draft;
    let column = 0;
    const push = (value: number) => columns[column++]!.push(value);
    push(second);
    push(number() + EPOCH_DAYS);
    push(number());
    let flags = bytes[next()] === 0x61 ? FLAG.ai : 0; // a of ai
    if (bytes[next()] === 0x6f) flags |= FLAG.outbound; // o of outbound
    const text = next();
    flags |= statusAt(bytes, text, length);
    if (yes()) flags |= FLAG.answered;
    if (yes()) flags |= FLAG.humanAnswered;
    if (yes()) flags |= FLAG.converted;
    if (yes()) flags |= FLAG.spam;
    if (yes()) flags |= FLAG.firstTime;
    if (yes()) flags |= FLAG.withPhone;
    const flagsColumn = columns[column++]!;
    for (let i = 0; i < dictionaryColumns.length; i++) push(number() || 0);
    const amount = (flag: number, shift = 0) => {
      const value = number();
      if (Number.isNaN(value)) push(0);
      else {
        flags |= flag;
        push(value + shift);
      }
    };
    amount(FLAG.withDuration);
    amount(FLAG.withRing);
    amount(FLAG.withTalk);
    amount(FLAG.withScore, SHIFTED);
    amount(FLAG.withValue);
    amount(FLAG.withCost);
    push(number() || 0);
    const area = number();
    push(Number.isNaN(area) ? 0 : area + SHIFTED);
    for (let i = 0; i < 4 + this.#details; i++) push(number() || 0);
    flagsColumn.push(flags);
    draft.pushId(bytes, next());
  }

  #draftOf(second: number): BucketDraft {
    const known = this.#day;
    if (known.draft && second >= known.from && second < known.to) return known.draft;
    const from = Math.floor(second / 86_400) * 86_400;
    const draft = this.#drafts.get(this.#bucketOfDay.get(dayOfSecond(second)) ?? "");
    if (!draft) throw new Error(`A call of ${dayOfSecond(second)} in no bucket`);
    this.#day = { from, to: from + 86_400, draft };
    return draft;
  }
}

/** Where the row ends that begins at `at`, or -1 when the bytes end before. The trailer has -1 fields and ends where it stands. */
function endOfRow(view: DataView, start: number): number {
  const { byteLength } = view;
  if (start + 2 > byteLength) return -1;
  const fields = view.getInt16(start);
  let at = start + 2;
  for (let i = 0; i < fields; i++) {
    if (at + 4 > byteLength) return -1;
    at += 4 + Math.max(view.getInt32(at), 0);
  }
  return at <= byteLength ? at : -1;
}

/** The place of a status in `segmentStatuses`. */
function statusAt(bytes: Uint8Array, at: number, length: number): number {
  const text = String.fromCharCode(...bytes.subarray(at, at + length));
  const known = statuses.get(text);
  if (known === undefined) throw new Error(`A call of the unknown status ${text}`);
  return known;
}

const statuses = new Map<string, number>(segmentStatuses.map((status, i) => [status, i]));

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
