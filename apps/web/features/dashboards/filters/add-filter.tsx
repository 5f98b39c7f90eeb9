"use client";

import { Button, IconButton, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { ArrowLeft, ListFilter } from "lucide-react";
import { useState } from "react";
import type { DashboardFilter } from "./dimensions.ts";
import { opsOf } from "./filter-kinds.ts";
import { DimensionList, FilterEditor } from "./lazy-filter-editor.ts";
import type { MetricRange } from "./range.ts";

export interface AddFilterProps {
  filters: DashboardFilter[];
  range: MetricRange;
  onChange: (filter: DashboardFilter, replaced?: DashboardFilter) => void;
}

export function AddFilter({ filters, range, onChange }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<DashboardFilter | null>(null);
  const start = (dimension: string) =>
    setDraft(filters.find((one) => one.dimension === dimension) ?? { dimension, op: opsOf(dimension)[0]!, values: [] });
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
                onChange(next, draft);
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
          <DimensionList onChoose={start} />
        )}
      </PopoverContent>
    </Popover>
  );
}
