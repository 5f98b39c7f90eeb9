"use client";

import { cn, Select } from "@parley/ui";
import type { Comparison, DashboardState } from "./use-dashboard-filters.ts";

const WORDS: { value: Comparison; label: string }[] = [
  { value: "previous_period", label: "vs previous period" },
  { value: "previous_year", label: "vs previous year" },
  { value: "none", label: "No comparison" },
];

/** What the numbers are compared with. */
export function CompareSelect({ state, className }: { state: DashboardState; className?: string }) {
  return (
    <Select
      aria-label="Compare with"
      className={cn("w-auto border-line font-medium hover:border-line hover:bg-hover dark:bg-raised", className)}
      options={WORDS}
      value={state.compare}
      onValueChange={(next) => state.setCompare(next as Comparison)}
    />
  );
}
