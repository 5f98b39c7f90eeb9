import { knownDimension } from "../catalogue/dimensions.ts";
import { measureByKey } from "../catalogue/measures.ts";
import type { CallPartName, Parts } from "../catalogue/parts.ts";
import type { MetricQuery } from "../query/schema.ts";
import { isOrdered } from "../result/order-groups.ts";
import type { Group, Grouped } from "../result/read-groups.ts";
import type { PassResult } from "./pass.ts";

/**
 * A pass's groups by the names of their values. With a limit only those that can be among the first are named: to name ten thousand keywords
 * takes longer than to count them.
 */
export function groupsOfPass(
  pass: PassResult,
  query: MetricQuery,
  parts: readonly CallPartName[],
  limit: number | null,
): Grouped {
  const values = parts.map((part) => pass.values.get(part)!);
  const partsOf = (group: number): Parts => {
    const of: Parts = {};
    for (let n = 0; n < parts.length; n++) of[parts[n]!] = absent(values[n]![group]!);
    return of;
  };
  const total: Parts = {};
  // Without any call there are no groups, and a sum over nothing is 0.
  for (const part of parts) total[part] = absent(pass.totals.get(part)!);
  if (query.dimensions.length === 0) return { groups: [], total };
  if (pass.keys.some((key) => key.tagsOf)) return { groups: byTag(pass, partsOf), total };
  // A series is filled up with the buckets without calls before its first ones are taken.
  const listed = limit === null || isFilled(query) ? pass.groups : firstGroups(pass, query, partsOf, limit);
  const groups = listed.map((group): Group => {
    return { keys: pass.placesOf(group).map((place, n) => pass.keys[n]!.labelOf(place)), parts: partsOf(group) };
  });
  return { groups, total, ...(listed.length < pass.groups.length ? { count: pass.groups.length } : {}) };
}

function isFilled({ dimensions }: MetricQuery): boolean {
  const [only] = dimensions;
  if (!only || dimensions.length > 1) return false;
  return knownDimension(only).type === "time" || only === "hour_of_day" || only === "weekday";
}

const absent = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Groups that may be among the first `limit` of the query's order: all that are not clearly behind by its first step. */
function firstGroups(
  { groups }: PassResult,
  query: MetricQuery,
  partsOf: (group: number) => Parts,
  limit: number,
): readonly number[] {
  if (groups.length <= limit * 2) return groups;
  const [asked] = query.orderBy;
  if (!asked && query.dimensions.some(isOrdered)) return groups;
  const measure = measureByKey.get(asked?.key ?? query.measures[0]!);
  if (!measure || query.dimensions.some((key) => knownDimension(key).type === "time")) return groups;
  const sign = asked?.direction === "asc" ? 1 : -1;
  const ranks = new Float64Array(groups.length);
  for (const [i, group] of groups.entries()) {
    const value = measure.value(partsOf(group));
    ranks[i] = value === null ? Number.POSITIVE_INFINITY : sign * value;
  }
  const last = ranks.slice().sort()[limit - 1]!;
  return groups.filter((_, i) => ranks[i]! <= last);
}

/** A call with several tags is in the group of each. */
function byTag({ keys, groups, placesOf }: PassResult, partsOf: (group: number) => Parts): Group[] {
  const known = new Map<string, Group>();
  for (const group of groups) {
    let combinations: (string | null)[][] = [[]];
    for (const [n, place] of placesOf(group).entries()) {
      const key = keys[n]!;
      const values = key.tagsOf ? key.tagsOf(place) : [key.labelOf(place)];
      combinations = combinations.flatMap((start) => values.map((value) => [...start, value]));
    }
    const parts = partsOf(group);
    for (const labels of combinations) {
      const name = JSON.stringify(labels);
      const same = known.get(name);
      if (!same) known.set(name, { keys: labels, parts: { ...parts } });
      else
        for (const part of Object.keys(parts) as CallPartName[])
          same.parts[part] = (same.parts[part] ?? 0) + (parts[part] ?? 0);
    }
  }
  return [...known.values()];
}
