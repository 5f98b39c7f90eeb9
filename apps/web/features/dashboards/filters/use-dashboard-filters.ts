"use client";

import { parseAsIsoDate, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type DashboardFilter, FILTER_DIMENSIONS, type FilterDimension } from "./dimensions.ts";
import { type MetricRange, PRESET_NAMES, type RangePreset, toMetricRange } from "./range.ts";

export const COMPARISONS = ["previous_period", "previous_year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];

const many = parseAsNativeArrayOf(parseAsString).withDefault([]);
const KEYS = FILTER_DIMENSIONS.map(({ key }) => key);
type ValueParsers = Record<FilterDimension | `not_${FilterDimension}`, typeof many>;
const valueParsers = Object.fromEntries(
  KEYS.flatMap((key) => [
    [key, many],
    [`not_${key}`, many],
  ]),
) as ValueParsers;

const parsers = {
  range: parseAsStringLiteral(PRESET_NAMES).withDefault("last_30_days"),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  compare: parseAsStringLiteral(COMPARISONS).withDefault("previous_period"),
  ...valueParsers,
};

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** What a dashboard shows, read from and written to the page's address, so that a link shows the same. */
export function useDashboardFilters() {
  const [state, set] = useQueryStates(parsers, { history: "push", shallow: true });
  const range = useMemo(
    () => toMetricRange(state.range, day(state.from), day(state.to)),
    [state.range, state.from, state.to],
  );
  const filters = useMemo(
    () =>
      KEYS.flatMap((dimension): DashboardFilter[] => {
        const [is, isNot] = [state[dimension], state[`not_${dimension}`]];
        if (is.length > 0) return [{ dimension, op: "is", values: is }];
        return isNot.length > 0 ? [{ dimension, op: "is_not", values: isNot }] : [];
      }),
    [state],
  );
  return {
    range,
    filters,
    compare: state.compare,
    setRange(next: MetricRange) {
      const custom = "from" in next ? { from: new Date(next.from), to: new Date(next.to) } : { from: null, to: null };
      void set({ range: "preset" in next ? (next.preset as RangePreset) : null, ...custom });
    },
    setCompare: (compare: Comparison) => void set({ compare }),
    /** No values takes the filter away. */
    setFilter({ dimension, op, values }: DashboardFilter) {
      const chosen = values.length > 0 ? values : null;
      const [is, isNot] = op === "is" ? [chosen, null] : [null, chosen];
      void set({ [dimension]: is, [`not_${dimension}`]: isNot });
    },
    clearFilters: () => void set(Object.fromEntries(Object.keys(valueParsers).map((key) => [key, null]))),
  };
}
