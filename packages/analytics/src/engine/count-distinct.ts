import type { Flag } from "../catalogue/flags.ts";
import { classesOfBucket, holds } from "./classes.ts";
import { type KernelKey, selectAllowed, writeGroups } from "./kernels.ts";
import type { Key } from "./keys.ts";
import { type Scan, scanRows } from "./scan.ts";

/** How a pass numbers its groups. */
export interface Grouping {
  keys: readonly Key[];
  strides: readonly number[];
  /** Combinations of values there can be. */
  count: number;
  /** Of each group the combination it stands for, where not all are laid out. */
  codes: readonly number[] | null;
}

/** More bits than this are not laid out for each group: pairs are kept in a set. */
const MOST_BITS = 2 ** 28;

const groups = new Float64Array(16_384);
const chosen = new Uint32Array(16_385);

/** Calls `visit` with the group and the row of every call of which the flags hold. */
export function visitGroups(
  scan: Scan,
  where: readonly Flag[],
  { keys, strides }: Grouping,
  visit: (bucket: Scan["buckets"][number], rows: Uint32Array, groups: Float64Array, count: number) => void,
): void {
  const { bits } = scan.store.classes;
  const wanted = scan.selection.classes.map((within, i) =>
    within && where.every((flag) => holds(flag, bits[i]!)) ? 1 : 0,
  );
  scanRows(scan, (bucket, rows) => {
    const classes = classesOfBucket(scan.store, bucket, scan.settings);
    const count = selectAllowed(rows, classes, wanted, chosen);
    if (count === 0) return;
    const kernelKeys = keys.map(
      (key, n): KernelKey => ({ values: key.valuesOf(bucket), lut: key.lut, stride: strides[n]! }),
    );
    writeGroups({ from: 0, to: count, selection: chosen }, kernelKeys, groups);
    visit(bucket, chosen, groups, count);
  });
}

/** Different numbers of each group and over all, exactly: a bit for each number of each group. */
export function countDistinct(
  scan: Scan,
  where: readonly Flag[],
  grouping: Grouping,
): { values: Float64Array; total: number } {
  const callers = (scan.store.highest.get("caller") ?? 0) + 1;
  const placeOf = grouping.codes && new Map(grouping.codes.map((code, place) => [code, place]));
  const values = new Float64Array(grouping.codes?.length ?? grouping.count);
  const laidOut = !placeOf && grouping.count * callers <= MOST_BITS;
  const seen = laidOut ? new Uint32Array(Math.ceil((grouping.count * callers) / 32)) : null;
  const pairs = new Set<number>();
  const all = new Uint32Array(Math.ceil(callers / 32));
  let total = 0;
  visitGroups(scan, where, grouping, (bucket, rows, groups, count) => {
    const caller = bucket.columns.get("caller")!;
    for (let j = 0; j < count; j++) {
      const number = caller[rows[j]!]!;
      const group = groups[j]!;
      if (!(all[number >>> 5]! & (1 << (number & 31)))) {
        all[number >>> 5]! |= 1 << (number & 31);
        total += 1;
      }
      const pair = group * callers + number;
      if (seen) {
        const word = Math.floor(pair / 32);
        const bit = 1 << (pair % 32);
        if (seen[word]! & bit) continue;
        seen[word]! |= bit;
        values[group]! += 1;
      } else if (!pairs.has(pair)) {
        pairs.add(pair);
        values[placeOf ? placeOf.get(group)! : group]! += 1;
      }
    }
  });
  return { values, total };
}
