import type { CallPart } from "../catalogue/parts.ts";
import { type Grouping, visitGroups } from "./count-distinct.ts";
import type { Scan } from "./scan.ts";

/** The smallest value that at least this share of a group's values do not exceed; NaN where there is none. Exact: values are sorted. */
export function percentiles(
  scan: Scan,
  { column, share, where }: Extract<CallPart, { of: "percentile" }>,
  grouping: Grouping,
): { values: Float64Array; total: number } {
  const placeOf = grouping.codes && new Map(grouping.codes.map((code, place) => [code, place]));
  const groupCount = grouping.codes?.length ?? grouping.count;
  let collected = new Float64Array(4096);
  let places = new Uint32Array(4096);
  const counts = new Uint32Array(groupCount);
  let length = 0;
  visitGroups(scan, where, grouping, (bucket, rows, groups, count) => {
    const numbers = bucket.columns.get(column)!;
    if (length + count > collected.length) {
      const size = Math.max(collected.length * 2, length + count);
      const [wider, more] = [new Float64Array(size), new Uint32Array(size)];
      wider.set(collected);
      more.set(places);
      [collected, places] = [wider, more];
    }
    for (let j = 0; j < count; j++) {
      const place = placeOf ? placeOf.get(groups[j]!)! : groups[j]!;
      collected[length] = numbers[rows[j]!]!;
      places[length++] = place;
      counts[place]! += 1;
    }
  });
  // Values stand by group, each group's sorted on its own.
  const starts = new Uint32Array(groupCount + 1);
  for (let place = 0; place < groupCount; place++) starts[place + 1] = starts[place]! + counts[place]!;
  const sorted = new Float64Array(length);
  const next = starts.slice();
  for (let i = 0; i < length; i++) sorted[next[places[i]!]!++] = collected[i]!;
  const values = new Float64Array(groupCount);
  for (let place = 0; place < groupCount; place++) {
    values[place] = nth(sorted.subarray(starts[place]!, starts[place + 1]!).sort(), share);
  }
  return { values, total: groupCount === 1 ? values[0]! : nth(sorted.sort(), share) };
}

function nth(sorted: Float64Array, share: number): number {
  return sorted.length === 0 ? Number.NaN : sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1]!;
}
