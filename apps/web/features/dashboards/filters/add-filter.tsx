"use client";

import { Button, IconButton, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { ArrowLeft, ListFilter } from "lucide-react";
import { useState } from "react";
import { type DashboardFilter, FILTER_DIMENSIONS, type FilterDimension } from "./dimensions.ts";
import { FilterEditor } from "./lazy-filter-editor.ts";
import type { MetricRange } from "./range.ts";

export interface AddFilterProps {
  filters: DashboardFilter[];
  range: MetricRange;
  onChange: (filter: DashboardFilter) => void;
}

export function AddFilter({ filters, range, onChange }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<DashboardFilter | null>(null);
  const start = (dimension: FilterDimension) =>
    setDraft(filters.find((one) => one.dimension === dimension) ?? { dimension, op: "is", values: [] });
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setDraft(null);
      }}
    >
      <PopoverTrigger asChild>
        <Button>
          <ListFilter className="text-faint" aria-hidden="true" />
          Filter
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="p-0" aria-label="Add a filter">
        {draft ? (
          <>
            <FilterEditor
              filter={draft}
              range={range}
              onChange={(next) => {
                setDraft(next);
                onChange(next);
              }}
            />
            <div className="border-t border-line p-1.5">
              <IconButton
                size="sm"
                label="Back to all filters"
                icon={<ArrowLeft aria-hidden="true" />}
                onClick={() => setDraft(null)}
              />
            </div>
          </>
        ) : (
          <ul className="w-48 p-1">
            {FILTER_DIMENSIONS.map(({ key, label }) => (
              <li key={key}>
                <button
                  type="button"
                  onClick={() => start(key)}
                  className="flex h-8 w-full items-center rounded-sm px-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
        )}
      </PopoverContent>
    </Popover>
  );
}
