"use client";

import { Button, DateRangeSelect, Select } from "@parley/ui";
import { Undo2 } from "lucide-react";
import type { CardLayoutState } from "../layout/use-card-layout.ts";
import type { TabCard } from "../tab-page.tsx";
import type { TabKey } from "../tabs.ts";
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

export interface FilterBarProps {
  state: ReturnType<typeof useDashboardFilters>;
  tab: TabKey | null;
  cards: TabCard[];
  layout: CardLayoutState;
}

/** Days, comparison and filters of a dashboard. All of it lives in the address. */
export function FilterBar({ state }: FilterBarProps) {
  const labels = usePeriodLabels();
  const { range, compare, filters, zoomedFrom } = state;
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
      {zoomedFrom ? (
        <Button size="sm" onClick={state.zoomOut}>
          <Undo2 className="text-faint" aria-hidden="true" />
          Zoom out
        </Button>
      ) : null}
      <Select
        aria-label="Compare with"
        className="w-auto border-line font-medium hover:border-line hover:bg-hover dark:bg-raised"
        options={COMPARISON_WORDS}
        value={compare}
        onValueChange={(next) => state.setCompare(next as Comparison)}
      />
      <AddFilter filters={filters} range={range} onChange={state.setFilter} />
      {filters.map((filter) => (
        <FilterChip key={`${filter.dimension}:${filter.op}`} filter={filter} range={range} onChange={state.setFilter} />
      ))}
      {filters.length > 1 ? (
        <Button variant="ghost" size="sm" onClick={state.clearFilters}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}
