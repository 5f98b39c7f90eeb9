"use client";

import { parseAsIsoDate, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { DashboardFilter } from "./dimensions.ts";
import { readFilters, writeFilters } from "./filter-address.ts";
import type { Scope } from "./question.ts";
import {
  BUCKETS,
  type Bucket,
  bucketOf,
  type MetricRange,
  PRESET_NAMES,
  readRange,
  toMetricRange,
  writeRange,
} from "./range.ts";

export const COMPARISONS = ["previous_period", "previous_year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];

const parsers = {
  range: parseAsStringLiteral(PRESET_NAMES).withDefault("last_30_days"),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  compare: parseAsStringLiteral(COMPARISONS).withDefault("previous_period"),
  grain: parseAsStringLiteral(BUCKETS),
  /** Filters, one text per value (filter-address.ts). */
  f: parseAsNativeArrayOf(parseAsString).withDefault([]),
  /** The range before a chart was zoomed into. */
  zoom: parseAsString,
};

export type DashboardState = ReturnType<typeof useDashboardFilters>;

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

const rangeState = (range: MetricRange) =>
  "preset" in range
    ? { range: range.preset, from: null, to: null }
    : { range: null, from: new Date(range.from), to: new Date(range.to) };

/** What a dashboard shows, read from and written to the page's address, so that a link shows the same. */
export function useDashboardFilters() {
  const [state, set] = useQueryStates(parsers, { history: "push", shallow: true });
  const range = useMemo(
    () => toMetricRange(state.range, day(state.from), day(state.to)),
    [state.range, state.from, state.to],
  );
  // By its text: the parser hands out a new list each time.
  const written = JSON.stringify(state.f);
  const filters = useMemo(() => readFilters(JSON.parse(written) as string[]), [written]);
  const scope = useMemo<Scope>(
    () => ({ range, filters, compare: state.compare, bucket: bucketOf(range, state.grain) }),
    [range, filters, state.compare, state.grain],
  );
  const before = state.zoom ? readRange(state.zoom) : null;
  return {
    ...scope,
    scope,
    setRange: (next: MetricRange) => void set({ ...rangeState(next), zoom: null }),
    setCompare: (compare: Comparison) => void set({ compare }),
    setGrain: (grain: Bucket) => void set({ grain }),
    /** Puts a filter in the place of another, or at the end. No values takes it away. */
    setFilter(next: DashboardFilter, replaced?: DashboardFilter) {
      const same = (one: DashboardFilter, other?: DashboardFilter) =>
        one.dimension === other?.dimension && one.op === other.op;
      const at = filters.findIndex((one) => same(one, replaced ?? next));
      const others = filters.filter((one) => !same(one, replaced) && !same(one, next));
      others.splice(at < 0 ? others.length : at, 0, next);
      void set({ f: writeFilters(others) });
    },
    clearFilters: () => void set({ f: null }),
    /** The range to go back to, while a chart is zoomed into. */
    zoomedFrom: before,
    zoomTo: (next: { from: string; to: string }) =>
      void set({ ...rangeState(next), zoom: state.zoom ?? writeRange(range) }),
    zoomOut: () => void (before && set({ ...rangeState(before), zoom: null })),
  };
}
