"use client";

import { Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { X } from "lucide-react";
import type { DashboardFilter } from "./dimensions.ts";
import { FilterEditor } from "./lazy-filter-editor.ts";
import type { MetricRange } from "./range.ts";
import { useFilterWords } from "./use-filter-words.ts";

export interface FilterChipProps {
  filter: DashboardFilter;
  range: MetricRange;
  onChange: (filter: DashboardFilter, replaced?: DashboardFilter) => void;
}

/** A filter in words. A click edits it, the cross takes it away. */
export function FilterChip({ filter, range, onChange }: FilterChipProps) {
  const { label, op, value } = useFilterWords().of(filter);
  return (
    <span className="inline-flex h-7 max-w-full items-center rounded-md border border-line bg-surface text-sm">
      <Popover>
        <PopoverTrigger className="flex h-full min-w-0 items-center gap-1 rounded-l-md pr-1 pl-2.5 hover:bg-hover">
          <span className="text-muted">{label}</span>
          <span className="whitespace-nowrap text-faint">{op}</span>
          <span className="max-w-48 truncate font-medium">{value}</span>
        </PopoverTrigger>
        <PopoverContent align="start" className="p-0" aria-label={`Filter ${label}`}>
          <FilterEditor filter={filter} range={range} onChange={(next) => onChange(next, filter)} />
        </PopoverContent>
      </Popover>
      <button
        type="button"
        aria-label={`Remove the filter ${label}`}
        onClick={() => onChange({ ...filter, values: [] })}
        className="grid h-full w-7 place-items-center rounded-r-md text-faint hover:bg-hover hover:text-ink"
      >
        <X className="size-3.5" aria-hidden="true" />
      </button>
    </span>
  );
}
