"use client";

import { Button, DateRangeSelect, Select } from "@parley/ui";
import { AddFilter } from "@/features/dashboards/filters/add-filter.tsx";
import type { DashboardFilter } from "@/features/dashboards/filters/dimensions.ts";
import { FilterChip } from "@/features/dashboards/filters/filter-chip.tsx";
import {
  type MetricRange,
  RANGE_PRESETS,
  type RangePreset,
  toRangeValue,
} from "@/features/dashboards/filters/range.ts";
import type { Comparison } from "@/features/dashboards/filters/use-dashboard-filters.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { fromBarFilters, putFilter, toBarFilters } from "./board-filters.ts";
import type { useBoardScope } from "./use-board-scope.ts";

const COMPARISON_WORDS: { value: Comparison; label: string }[] = [
  { value: "previous_period", label: "vs previous period" },
  { value: "previous_year", label: "vs previous year" },
  { value: "none", label: "No comparison" },
];

/** Days, comparison and filters of a board: they apply to all of its tiles. */
export function BoardFilterBar({ state }: { state: ReturnType<typeof useBoardScope> }) {
  const labels = usePeriodLabels();
  const { scope, change, isOther, reset } = state;
  const range = scope.range as MetricRange;
  const filters = toBarFilters(scope.filters);
  const put = (next: DashboardFilter, replaced?: DashboardFilter) =>
    change({ filters: fromBarFilters(putFilter(filters, next, replaced)) });
  return (
    <div className="flex flex-wrap items-center gap-2" data-print="hide">
      <DateRangeSelect
        key={"from" in range ? `${range.from}:${range.to}` : "preset"}
        value={toRangeValue(range)}
        presets={RANGE_PRESETS}
        formatRange={labels.range}
        onValueChange={(next) =>
          change({ range: "from" in next ? { from: next.from, to: next.to } : { preset: next.preset as RangePreset } })
        }
      />
      <Select
        aria-label="Compare with"
        className="w-auto border-line font-medium hover:border-line hover:bg-hover dark:bg-raised"
        options={COMPARISON_WORDS}
        value={scope.compare}
        onValueChange={(next) => change({ compare: next as Comparison })}
      />
      <AddFilter filters={filters} range={range} onChange={put} />
      {filters.map((filter) => (
        <FilterChip key={`${filter.dimension}:${filter.op}`} filter={filter} range={range} onChange={put} />
      ))}
      {isOther ? (
        <Button variant="ghost" size="sm" onClick={reset}>
          As the board was saved
        </Button>
      ) : null}
    </div>
  );
}
