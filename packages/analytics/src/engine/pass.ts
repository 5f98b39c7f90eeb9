import { knownDimension } from "../catalogue/dimensions.ts";
import type { Flag, Settings } from "../catalogue/flags.ts";
import { type CallPart, type CallPartName, callParts, type NumberColumn } from "../catalogue/parts.ts";
import type { Filter } from "../query/schema.ts";
import { addCells, type Cells, foldLanes, makeCells, widenCells } from "./cells.ts";
import { classesOfBucket, holds } from "./classes.ts";
import { countDistinct } from "./count-distinct.ts";
import { countRows, type KernelKey, type Rows, writeGroups } from "./kernels.ts";
import { type Key, keyOf } from "./keys.ts";
import type { FoundCalls } from "./messages.ts";
import { percentiles } from "./percentiles.ts";
import { isCut, type Scan, scanBucket } from "./scan.ts";
import { selectionOf } from "./selectors.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

export interface PassSpec {
  dimensions: readonly string[];
  filters: readonly Filter[];
  /** Seconds since 1970: from `start` until before `end`. */
  start: number;
  end: number;
  parts: readonly CallPartName[];
  settings: Settings;
  found?: ReadonlyMap<string, FoundCalls>;
}

/** One pass over the rows: the parts of every group. */
export interface PassResult {
  keys: Key[];
  /** Of each group its place on every dimension's key. */
  placesOf(group: number): number[];
  /** Groups with a call. */
  groups: number[];
  /** By part the value of each group; absent percentiles are NaN. */
  values: Map<CallPartName, Float64Array>;
  /** The same over all groups together. */
  totals: Map<CallPartName, number>;
}

/** More cells than this are not laid out for every combination of values, but for those that there are. */
const MOST_CELLS = 1 << 22;

export function runPass(store: OrganizationStore, spec: PassSpec): PassResult {
  const { settings } = spec;
  const buckets = store.buckets.filter(({ first, last }) => first !== null && first < spec.end && last! >= spec.start);
  for (const bucket of buckets) classesOfBucket(store, bucket, settings);
  const keys = spec.dimensions.map((key) => keyOf(store, knownDimension(key), settings));
  const selection = selectionOf(store, spec.filters, settings, spec.found);
  const parts = spec.parts.map((name) => ({ name, part: callParts[name] as CallPart }));
  const plan = planKinds(
    parts.map(({ part }) => part),
    store.classes.bits,
    selection.classes,
  );
  const columns = [...new Set(parts.flatMap(({ part }) => (part.of === "sum" ? [part.column] : [])))];
  const scan: Scan = { store, buckets, start: spec.start, end: spec.end, selection, settings };

  const sizes = keys.map(({ size }) => size);
  const product = sizes.reduce((all, size) => all * size, 1);
  const dense = product * plan.kinds <= MOST_CELLS;
  const strides = sizes.map((_, n) => sizes.slice(n + 1).reduce((all, size) => all * size, 1));
  const groupsOf = dense ? null : new SparseGroups();
  let counted = makeCells((dense ? product : 1024) * plan.kinds, columns.length);

  const countInto = (target: () => Cells, bucket: Bucket, rows: Rows) => {
    let scanned = { rows, keys: keys.map((key, n) => kernelKey(key, bucket, strides[n]!)) };
    if (groupsOf) {
      scanned = groupsOf.take(rows, scanned.keys);
      if (groupsOf.count * plan.kinds > counted.cells) counted = widenCells(counted, groupsOf.count * plan.kinds * 2);
    }
    const classes = classesOfBucket(store, bucket, settings);
    const values = columns.map((column) => bucket.columns.get(column)!);
    countRows(scanned.rows, classes, plan.kindOfClass, plan.kinds, scanned.keys, target(), values);
  };
  const { partials } = store;
  const form = JSON.stringify([
    spec.dimensions,
    spec.filters,
    settings,
    plan.wanted,
    plan.kinds,
    columns,
    sizes,
    store.dayBounds()[0],
  ]);
  // What words are found in changes without the calls.
  const keeps = dense && !spec.found && partials.asked(form);
  for (const bucket of buckets) {
    const whole = keeps && partials.isWorth(bucket, counted.cells) && !isCut(bucket, spec.start, spec.end);
    const known = whole ? partials.get(form, bucket) : null;
    if (known) addCells(counted, known);
    else if (whole) {
      const own = makeCells(counted.cells, columns.length);
      scanBucket(scan, bucket, (_, rows) => countInto(() => own, bucket, rows));
      const folded = foldLanes(own);
      partials.keep(form, bucket, folded);
      addCells(counted, folded);
    } else scanBucket(scan, bucket, (_, rows) => countInto(() => counted, bucket, rows));
  }
  const { histogram, sums } = foldLanes(counted);

  const count = groupsOf ? groupsOf.count : product;
  const groups: number[] = [];
  for (let group = 0; group < count; group++) {
    for (let kind = 1; kind < plan.kinds; kind++) {
      if (histogram[group * plan.kinds + kind]) {
        groups.push(group);
        break;
      }
    }
  }
  const codeOf = (group: number) => (groupsOf ? groupsOf.codes[group]! : group);
  const result: PassResult = {
    ...{ keys, groups, values: new Map(), totals: new Map() },
    placesOf: (group) => strides.map((stride, n) => Math.floor(codeOf(group) / stride) % sizes[n]!),
  };
  for (const { name, part } of parts) {
    const kinds = plan.kindsWith(part.where);
    if (part.of === "count") put(result, name, addUp(histogram, plan.kinds, kinds, count));
    else if (part.of === "sum") {
      const added = addUp(sums[columns.indexOf(part.column)]!, plan.kinds, kinds, count);
      // Scores stand one hundredth higher than they are.
      if (part.column === "score")
        subtract(added, addUp(histogram, plan.kinds, plan.kindsWith([...part.where, "scored"]), count));
      put(result, name, added);
    }
  }
  const others = parts.filter(({ part }) => part.of === "distinct" || part.of === "percentile");
  if (others.length > 0) {
    const group = { keys, strides, count: product, codes: groupsOf?.codes ?? null };
    for (const { name, part } of others) {
      const answer =
        part.of === "distinct" ? countDistinct(scan, part.where, group) : percentiles(scan, part as never, group);
      result.values.set(name, answer.values);
      result.totals.set(name, answer.total);
    }
  }
  return result;
}

/** The classes put together to as few kinds as the parts' conditions tell apart; 0 are those that are out. */
function planKinds(parts: readonly CallPart[], bits: readonly number[], within: Uint8Array) {
  const wanted: Flag[] = [
    ...new Set(parts.flatMap((part) => [...part.where, ...(asksScores(part) ? (["scored"] as const) : [])])),
  ];
  const kinds: boolean[][] = [[]];
  const known = new Map<string, number>();
  // Questions about much tell more than 256 kinds apart.
  const kindOfClass = Uint16Array.from(bits, (of, i) => {
    if (!within[i]) return 0;
    const truths = wanted.map((flag) => holds(flag, of));
    const text = truths.map(Number).join("");
    let kind = known.get(text);
    if (kind === undefined) {
      kind = kinds.push(truths) - 1;
      known.set(text, kind);
    }
    return kind;
  });
  const kindsWith = (where: readonly Flag[]) =>
    kinds.flatMap((truths, kind) => (kind > 0 && where.every((flag) => truths[wanted.indexOf(flag)]) ? [kind] : []));
  return { kindOfClass, kinds: kinds.length, kindsWith, wanted };
}

const kernelKey = (key: Key, bucket: Bucket, stride: number): KernelKey => {
  return { values: key.valuesOf(bucket), lut: key.lut, stride };
};

const asksScores = (part: CallPart): boolean => part.of === "sum" && (part.column as NumberColumn) === "score";

function addUp(
  cells: Uint32Array | Float64Array,
  kinds: number,
  wanted: readonly number[],
  count: number,
): Float64Array {
  const added = new Float64Array(count);
  for (let group = 0; group < count; group++) {
    let sum = 0;
    for (const kind of wanted) sum += cells[group * kinds + kind]!;
    added[group] = sum;
  }
  return added;
}

function subtract(from: Float64Array, what: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= what[i]!;
}

function put({ values, totals }: PassResult, name: CallPartName, added: Float64Array): void {
  values.set(name, added);
  totals.set(
    name,
    added.reduce((all, one) => all + one, 0),
  );
}

/** Numbers the combinations of values that there are through, as they are met. */
class SparseGroups {
  readonly codes: number[] = [];
  readonly #known = new Map<number, number>();
  #wide = new Float64Array(0);
  #dense = new Uint32Array(0);

  get count(): number {
    return this.codes.length;
  }

  /** The rows' groups as a key of its own, by position in the selection or range. */
  take(rows: Rows, keys: readonly KernelKey[]): { rows: Rows; keys: KernelKey[] } {
    const n = rows.to - rows.from;
    if (this.#wide.length < n) this.#wide = new Float64Array(n);
    const offset = rows.selection ? 0 : rows.from;
    writeGroups(rows, keys, this.#wide);
    const highest = rows.selection ? rows.selection[rows.to - 1]! + 1 : rows.to;
    if (this.#dense.length < highest) this.#dense = new Uint32Array(highest);
    for (let j = 0; j < n; j++) {
      const code = this.#wide[j]!;
      let group = this.#known.get(code);
      if (group === undefined) {
        group = this.codes.push(code) - 1;
        this.#known.set(code, group);
      }
      this.#dense[rows.selection ? rows.selection[rows.from + j]! : offset + j] = group;
    }
    return { rows, keys: [{ values: this.#dense, lut: null, stride: 1 }] };
  }
}
