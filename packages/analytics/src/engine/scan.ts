import type { Settings } from "../catalogue/flags.ts";
import { classesOfBucket } from "./classes.ts";
import { type Rows, selectAllowed, selectBetween } from "./kernels.ts";
import type { Selection } from "./selectors.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

export interface Scan {
  store: OrganizationStore;
  /** Those that have rows between start and end. */
  buckets: Bucket[];
  start: number;
  end: number;
  selection: Selection;
  settings: Settings;
}

/** As many rows at once as the first caches hold of a few columns. */
const BLOCK = 16_384;
const selected = new Uint32Array(BLOCK + 1);

/**
 * Goes through the rows in blocks, in the order of time. Rows that a test shuts out are left out of the selection; those whose class is out are
 * still in it, since every scan looks classes up anyway.
 */
export function scanRows(scan: Scan, visit: (bucket: Bucket, rows: Rows) => void): void {
  for (const bucket of scan.buckets) scanBucket(scan, bucket, visit);
}

export function scanBucket(scan: Scan, bucket: Bucket, visit: (bucket: Bucket, rows: Rows) => void): void {
  const [first, end] = rowsWithin(bucket, scan.start, scan.end);
  for (let from = first; from < end; from += BLOCK) {
    const all: Rows = { from, to: Math.min(from + BLOCK, end), selection: null };
    const rows = narrowed(scan, bucket, all);
    if (rows.to > rows.from) visit(bucket, rows);
  }
}

/** Also leaves out rows whose class is out. */
export function scanSelected(scan: Scan, visit: (bucket: Bucket, rows: Rows) => void): void {
  scanRows(scan, (bucket, rows) => {
    const count = selectAllowed(
      rows,
      classesOfBucket(scan.store, bucket, scan.settings),
      scan.selection.classes,
      selected,
    );
    if (count > 0) visit(bucket, { from: 0, to: count, selection: selected });
  });
}

function narrowed({ selection }: Scan, bucket: Bucket, all: Rows): Rows {
  let rows = all;
  for (const test of selection.tests) {
    const values = test.valuesOf(bucket);
    const count =
      "allowed" in test
        ? selectAllowed(rows, values, test.allowed, selected)
        : selectBetween(rows, values, test.low, test.high, selected);
    rows = { from: 0, to: count, selection: selected };
  }
  return rows;
}

/** First row at or after `start` and first at or after `end`. A bucket that lies within needs no look at its times. */
function rowsWithin(bucket: Bucket, start: number, end: number): [number, number] {
  const from = bucket.first! >= start ? 0 : lowerBound(bucket, start);
  return [from, bucket.last! < end ? bucket.calls : lowerBound(bucket, end)];
}

/** Whether the times of a bucket are needed to tell which of its rows are within. */
export function isCut({ first, last }: Pick<Bucket, "first" | "last">, start: number, end: number): boolean {
  return first! < start || last! >= end;
}

function lowerBound(bucket: Bucket, second: number): number {
  const times = bucket.columns.get("time")!;
  let [low, high] = [0, bucket.calls];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < second) low = middle + 1;
    else high = middle;
  }
  return low;
}
