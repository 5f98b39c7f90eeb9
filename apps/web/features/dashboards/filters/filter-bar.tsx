"use client";

import { Button, DateRangeSelect, Select } from "@parley/ui";
import { usePeriodLabels } from "../use-period-labels.ts";
import { AddFilter } from "./add-filter.tsx";
import { FilterChip } from "./filter-chip.tsx";
import { type MetricRange, RANGE_PRESETS, type RangePreset, toRangeValue } from "./range.ts";
import type { Comparison, useDashboardFilters } from "./use-dashboard-filters.ts";

const COMPARISON_WORDS: { value: Comparison; label: string }[] = [
  { value: "previous_period", label: "vs previous period" },
  { value: "previous_year", label: "vs previous year" },
  { value: "none", label: "No comparison" },
];

/** Days, comparison and filters of a dashboard. All of it lives in the address. */
export function FilterBar({ state }: { state: ReturnType<typeof useDashboardFilters> }) {
  const labels = usePeriodLabels();
  const { range, compare, filters } = state;
  return (
    <div className="flex flex-wrap items-center gap-2" data-print="hide">
      <DateRangeSelect
        key={"from" in range ? `${range.from}:${range.to}` : "preset"}
        value={toRangeValue(range)}
        presets={RANGE_PRESETS}
        formatRange={labels.range}
        onValueChange={(next) => {
          const chosen: MetricRange =
            "from" in next ? { from: next.from, to: next.to } : { preset: next.preset as RangePreset };
          state.setRange(chosen);
        }}
      />
      <Select
        aria-label="Compare with"
        className="w-auto border-line font-medium hover:border-line hover:bg-hover dark:bg-raised"
        options={COMPARISON_WORDS}
        value={compare}
        onValueChange={(next) => state.setCompare(next as Comparison)}
      />
      <AddFilter filters={filters} range={range} onChange={state.setFilter} />
      {filters.map((filter) => (
        <FilterChip key={filter.dimension} filter={filter} range={range} onChange={state.setFilter} />
      ))}
      {filters.length > 1 ? (
        <Button variant="ghost" size="sm" onClick={state.clearFilters}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}
