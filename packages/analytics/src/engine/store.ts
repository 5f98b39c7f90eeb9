import {
  type DecodedColumn,
  decodeColumn,
  decodeIds,
  makeNumbers,
  type Numbers,
  type Width,
  widerOf,
} from "../segments/column-codec.ts";
import { ID_COLUMN } from "../segments/column-names.ts";
import type { Corrupt, Loaded, StateRow } from "./messages.ts";
import { Partials } from "./partials.ts";

export interface Bucket extends StateRow {
  /** Of one width for each column over all buckets: what scans them is made for it. */
  columns: Map<string, Numbers>;
  /** Worked out from columns when first asked for. */
  derived: Map<string, Uint8Array | Uint16Array>;
  /** 16 bytes a row; only where words were searched for. */
  ids: Buffer | null;
}

export interface Dictionary {
  /** By id; the first is null, which stands for none. */
  values: (string | null)[];
  /** What each id counts as; null when all count as themselves. */
  counted: Uint32Array | null;
}

/** What a worker holds of one organization's segments. */
export class OrganizationStore {
  epoch = -1;
  /** By time. */
  buckets: Bucket[] = [];
  readonly widths = new Map<string, Width>();
  readonly dictionaries = new Map<string, Dictionary>();
  /** Highest value of each column that was ever loaded: what its dictionary has to reach. */
  readonly highest = new Map<string, number>();
  /** Bytes of the columns that are held. */
  bytes = 0;
  /** Kinds of calls that were met: see `classes.ts`. */
  readonly classes = { bits: [] as number[], known: new Map<number, number>() };
  /** Whether a class fits into a byte. */
  narrowClasses = true;
  /** Things that are worked out and hold until something changes. */
  readonly memo = new Map<string, unknown>();
  readonly partials = new Partials(this);
  readonly #dictionaryEpochs = new Map<string, number>();

  /** `stale`: some columns were built later than the list of buckets that is held. */
  load({ state, columns, dictionaries }: Loaded): { corrupt: Corrupt[]; stale: boolean } {
    if (state) this.#takeState(state.epoch, state.rows);
    if (columns.length > 0 || dictionaries.length > 0) this.memo.clear();
    if (dictionaries.length > 0) this.partials.clear();
    for (const { kind, ids, values, merged } of dictionaries) {
      const dictionary: Dictionary = { values: [null], counted: null };
      for (const [i, id] of ids.entries()) dictionary.values[id] = values[i]!;
      for (let id = 0; id < dictionary.values.length; id++) dictionary.values[id] ??= null;
      if (merged.some((id) => id > 0)) {
        dictionary.counted = Uint32Array.from(dictionary.values, (_, id) => id);
        for (const [i, id] of ids.entries()) if (merged[i]) dictionary.counted[id] = merged[i];
      }
      this.dictionaries.set(kind, dictionary);
    }
    const epochs = new Map(this.buckets.map(({ bucket, epoch }) => [bucket, epoch]));
    const fresh = columns.filter(({ bucket, epoch }) => epochs.get(bucket) === epoch);
    return { corrupt: this.#takeColumns(fresh), stale: fresh.length < columns.length };
  }

  #takeState(epoch: number, rows: StateRow[]): void {
    const known = new Map(this.buckets.map((bucket) => [bucket.bucket, bucket]));
    const kept: Bucket[] = [];
    for (const row of rows) {
      if (row.bucket.startsWith("detail:")) continue;
      if (row.bucket.startsWith("dictionary:")) {
        const kind = row.bucket.slice("dictionary:".length);
        if (this.#dictionaryEpochs.get(kind) !== row.epoch) this.dictionaries.delete(kind);
        this.#dictionaryEpochs.set(kind, row.epoch);
        continue;
      }
      const same = known.get(row.bucket);
      if (same?.epoch === row.epoch) kept.push(same);
      else kept.push({ ...row, columns: new Map(), derived: new Map(), ids: null });
    }
    this.buckets = kept.sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
    this.epoch = epoch;
    this.memo.clear();
    this.partials.prune();
    this.#count();
  }

  #takeColumns(columns: Loaded["columns"]): Corrupt[] {
    const corrupt: Corrupt[] = [];
    const byName = new Map(this.buckets.map((bucket) => [bucket.bucket, bucket]));
    const decoded: { bucket: Bucket; name: string; column: DecodedColumn }[] = [];
    for (const { bucket: name, name: column, data } of columns) {
      const bucket = byName.get(name);
      if (!bucket) continue;
      try {
        if (column === ID_COLUMN) {
          bucket.ids = decodeIds(data, bucket.calls);
          continue;
        }
        const read = decodeColumn(data);
        if (read.rows !== bucket.calls) throw new Error("A segment's column of another length");
        decoded.push({ bucket, name: column, column: read });
      } catch {
        corrupt.push({ bucket: name, name: column });
      }
    }
    for (const name of new Set(decoded.map((one) => one.name)))
      this.#widen(
        name,
        decoded.filter((one) => one.name === name),
      );
    for (const { bucket, name, column } of decoded) {
      bucket.columns.set(name, fit(column, this.widths.get(name)!));
      this.highest.set(name, Math.max(this.highest.get(name) ?? 0, highestOf(column)));
    }
    this.#count();
    return corrupt;
  }

  #widen(name: string, arriving: { column: DecodedColumn }[]): void {
    const known = this.widths.get(name);
    const width = arriving.reduce((all, { column }) => widerOf(all, column.width), known ?? arriving[0]!.column.width);
    this.widths.set(name, width);
    if (!known || known === width) return;
    for (const bucket of this.buckets) {
      const old = bucket.columns.get(name);
      if (old) bucket.columns.set(name, copyInto(old, width));
    }
  }

  /** First and last day (since 1970) that a loaded bucket may have, a day wider than its times: zones differ from UTC. */
  dayBounds(): [number, number] {
    const seconds = this.buckets.flatMap(({ first, last }) => (first === null || last === null ? [] : [first, last]));
    if (seconds.length === 0) return [0, 0];
    const day = (second: number) => Math.floor(second / 86_400);
    return [day(Math.min(...seconds)) - 1, day(Math.max(...seconds)) + 1];
  }

  /** Calls of which something is held. */
  get rows(): number {
    return this.buckets.reduce((all, { calls, columns }) => all + (columns.size > 0 ? calls : 0), 0);
  }

  /** Adds what was worked out since, too. */
  recount(): number {
    this.#count();
    return this.bytes;
  }

  #count(): void {
    this.bytes = this.partials.bytes;
    const counted = new Set<ArrayBufferLike>();
    for (const bucket of this.buckets) {
      this.bytes += bucket.ids?.byteLength ?? 0;
      for (const numbers of [...bucket.columns.values(), ...bucket.derived.values()]) {
        if (counted.has(numbers.buffer)) continue;
        counted.add(numbers.buffer);
        this.bytes += numbers.byteLength;
      }
    }
  }
}

function highestOf({ constant, values }: DecodedColumn): number {
  if (!values) return constant!;
  let highest = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > highest) highest = values[i]!;
  return highest;
}

/** Buckets in which a column is all 0 (no scores, no costs) share one array. */
const zeros = new Map<Width, Numbers>();

function fit({ width, rows, constant, values }: DecodedColumn, wanted: Width): Numbers {
  if (values) return width === wanted ? values : copyInto(values, wanted);
  if (constant === 0) {
    const known = zeros.get(wanted);
    if (known && known.length >= rows) return known;
    const made = makeNumbers(wanted, Math.max(rows, 65_536));
    zeros.set(wanted, made);
    return made;
  }
  return makeNumbers(wanted, rows).fill(constant!);
}

function copyInto(values: Numbers, width: Width): Numbers {
  const wider = makeNumbers(width, values.length);
  wider.set(values);
  return wider;
}
