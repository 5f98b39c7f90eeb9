import { knownDimension } from "../catalogue/dimensions.ts";
import { measureByKey } from "../catalogue/measures.ts";
import type { MetricQuery } from "../query/schema.ts";
import type { Group } from "./read-groups.ts";

type Compare = (a: Group, b: Group) => number;

/** Sorts as the query asks; then, and by default, time and fixed sets in their order, else the first measure from the top. */
export function orderGroups(query: MetricQuery, groups: Group[]): Group[] {
  const asked = query.orderBy.map(({ key, direction }) => byKey(query, key, direction === "desc" ? -1 : 1));
  const ordered = query.dimensions.flatMap((key) => (isOrdered(key) ? [byKey(query, key, 1)] : []));
  const standard = [
    ...ordered,
    byKey(query, query.measures[0]!, -1),
    ...query.dimensions.map((key) => byKey(query, key, 1)),
  ];
  const steps = [...asked, ...standard];
  return [...groups].sort((a, b) => {
    for (const step of steps) {
      const order = step(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Whether a dimension has an order of its own, in which it is shown. */
export function isOrdered(key: string): boolean {
  return knownDimension(key).type === "time" || ["hour_of_day", "weekday", "score_band"].includes(key);
}

/** Absent values come last in either direction. */
function byKey(query: MetricQuery, key: string, sign: 1 | -1): Compare {
  const index = query.dimensions.indexOf(key);
  if (index < 0) {
    const measure = measureByKey.get(key)!;
    return (a, b) => absentLast(measure.value(a.parts), measure.value(b.parts), sign, (x, y) => x - y);
  }
  const numeric = knownDimension(key).format === "number";
  const compare = (x: string, y: string) => (numeric ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0);
  return (a, b) => absentLast(a.keys[index] ?? null, b.keys[index] ?? null, sign, compare);
}

function absentLast<T>(a: T | null, b: T | null, sign: 1 | -1, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * compare(a, b);
}
