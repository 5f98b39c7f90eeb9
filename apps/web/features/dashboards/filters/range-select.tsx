"use client";

import { DateRangeSelect } from "@parley/ui";
import { usePeriodLabels } from "../use-period-labels.ts";
import { type MetricRange, RANGE_PRESETS, type RangePreset, toRangeValue } from "./range.ts";
import type { DashboardState } from "./use-dashboard-filters.ts";

/** The days that a page shows. */
export function RangeSelect({ state: { range, setRange } }: { state: DashboardState }) {
  const labels = usePeriodLabels();
  return (
    <DateRangeSelect
      key={"from" in range ? `${range.from}:${range.to}` : "preset"}
      value={toRangeValue(range)}
      presets={RANGE_PRESETS}
      formatRange={labels.range}
      onValueChange={(next) => {
        const chosen: MetricRange =
          "from" in next ? { from: next.from, to: next.to } : { preset: next.preset as RangePreset };
        setRange(chosen);
      }}
    />
  );
}
