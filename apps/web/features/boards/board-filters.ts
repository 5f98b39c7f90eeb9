import { type DashboardFilter, FILTER_OPS, type FilterOp, NO_VALUE } from "@/features/dashboards/filters/dimensions.ts";
import { toMetricFilters } from "@/features/dashboards/filters/question.ts";
import type { BoardScope } from "./board-wire.ts";

type Filters = BoardScope["filters"];

/** Other names of the API for what the filter bar says with `is` and `is_not`. */
const SAME: Record<string, FilterOp> = { in: "is", not_in: "is_not" };

/** Filters of a query as the filter bar edits them. */
export function toBarFilters(filters: Filters): DashboardFilter[] {
  return filters.flatMap(({ dimension, op, values }) => {
    const known = SAME[op] ?? FILTER_OPS.find((one) => one === op);
    return known ? [{ dimension, op: known, values: values.map((value) => value ?? NO_VALUE) }] : [];
  });
}

export function fromBarFilters(filters: DashboardFilter[]): Filters {
  return toMetricFilters(filters);
}

/** The list after one filter was added, changed (in the place of `replaced`) or, without values, taken away. */
export function putFilter(
  filters: DashboardFilter[],
  next: DashboardFilter,
  replaced?: DashboardFilter,
): DashboardFilter[] {
  const same = (one: DashboardFilter, other?: DashboardFilter) =>
    one.dimension === other?.dimension && one.op === other.op;
  const at = filters.findIndex((one) => same(one, replaced ?? next));
  const others = filters.filter((one) => !same(one, replaced) && !same(one, next));
  if (next.values.length > 0) others.splice(at < 0 ? others.length : at, 0, next);
  return others;
}
