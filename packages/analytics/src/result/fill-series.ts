import { knownDimension } from "../catalogue/dimensions.ts";
import { dayOfDate, groupDays } from "../range/day-groups.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import type { Group } from "./read-groups.ts";

/**
 * A series by one time dimension, hour or weekday has a row for every bucket, also for those without calls: a chart that leaves them
 * out shows a line where there was nothing. Others stay as they are.
 */
export function fillSeries(dimensions: string[], range: ResolvedRange, groups: Group[]): Group[] {
  const buckets = dimensions.length === 1 ? bucketsOf(dimensions[0]!, range) : null;
  if (!buckets) return groups;
  const known = new Map(groups.map((group) => [group.keys[0], group]));
  return buckets.map((key) => known.get(key) ?? { keys: [key], parts: {} });
}

function bucketsOf(dimension: string, range: ResolvedRange): readonly string[] | null {
  if (dimension === "hour_of_day" || dimension === "weekday") return knownDimension(dimension).values ?? [];
  if (dimension !== "day" && dimension !== "week" && dimension !== "month") return null;
  return groupDays(dimension, dayOfDate(range.from), dayOfDate(range.to)).labels;
}
