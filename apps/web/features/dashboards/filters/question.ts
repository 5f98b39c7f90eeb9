import type { components } from "@parley/sdk";
import { type DashboardFilter, type FilterOp, NO_VALUE } from "./dimensions.ts";
import type { Bucket, MetricRange } from "./range.ts";
import type { Comparison } from "./use-dashboard-filters.ts";

export type MetricResult = components["schemas"]["MetricResult"];

/** What all cards of a dashboard are about at the moment. */
export interface Scope {
  range: MetricRange;
  filters: DashboardFilter[];
  compare: Comparison;
  /** What one point of a chart over time stands for. */
  bucket: Bucket;
}

export interface MetricFilter {
  dimension: string;
  op: FilterOp;
  values: (string | null)[];
}

/** A card's question to the metric catalogue. */
export interface MetricQuestion {
  measures: string[];
  dimensions?: string[];
  filters: MetricFilter[];
  range: MetricRange;
  compare?: Comparison;
  order_by?: { key: string; direction: "asc" | "desc" }[];
  limit?: number;
}

/** What a card asks beyond its scope. `filters` narrow this card alone. */
export interface CardQuestion extends Omit<MetricQuestion, "filters" | "range" | "compare"> {
  filters?: DashboardFilter[];
  /** Also the period that the page compares with. */
  compared?: boolean;
}

/** A card's question under what the page shows. */
export function questionOf(scope: Scope, { filters = [], compared, ...rest }: CardQuestion): MetricQuestion {
  return {
    ...rest,
    filters: toMetricFilters([...scope.filters, ...filters]),
    range: scope.range,
    ...(compared && scope.compare !== "none" ? { compare: scope.compare } : {}),
  };
}

export function toMetricFilters(filters: DashboardFilter[]): MetricFilter[] {
  return filters.map(({ dimension, op, values }) => ({
    dimension,
    op,
    values: values.map((value) => (value === NO_VALUE ? null : value)),
  }));
}

/** What the call list's address can be narrowed by. */
const LIST_FILTERS = new Set(["source", "medium", "campaign", "agent", "state", "status", "direction", "kind"]);

/**
 * Where the calls behind a number are listed, or null when the list's address cannot say exactly these filters: it knows one
 * value per filter and no "is not".
 */
export function callsHref(
  days: { from: string; to: string },
  filters: DashboardFilter[],
  also: Record<string, string | null> = {},
): string | null {
  const params = new URLSearchParams({ from: days.from, to: days.to });
  for (const { dimension, op, values } of filters) {
    const [value] = values;
    if (op !== "is" || values.length !== 1 || !value || value === NO_VALUE) return null;
    if (!LIST_FILTERS.has(dimension) || (params.has(dimension) && params.get(dimension) !== value)) return null;
    params.set(dimension, value);
  }
  for (const [key, value] of Object.entries(also)) {
    if (!value || (params.has(key) && params.get(key) !== value)) return null;
    params.set(key, value);
  }
  return `/calls?${params}`;
}
