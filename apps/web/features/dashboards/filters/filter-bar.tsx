"use client";

import { Button } from "@parley/ui";
import { Undo2 } from "lucide-react";
import { useEffect } from "react";
import { CustomizeButton } from "../layout/customize-button.tsx";
import type { CardLayoutState } from "../layout/use-card-layout.ts";
import { ShareButton } from "../share-button.tsx";
import type { TabCard } from "../tab-page.tsx";
import type { TabKey } from "../tabs.ts";
import { ViewsButton } from "../views/views-button.tsx";
import { AddFilter } from "./add-filter.tsx";
import { CompareSelect } from "./compare-select.tsx";
import { FilterChip } from "./filter-chip.tsx";
import { FilterSheetButton } from "./filter-sheet-button.tsx";
import { RangeSelect } from "./range-select.tsx";
import type { DashboardState } from "./use-dashboard-filters.ts";

export interface FilterBarProps {
  state: DashboardState;
  tab: TabKey | null;
  cards: TabCard[];
  layout: CardLayoutState;
}

/** Days, comparison, filters and views of a dashboard. All of it lives in the address. On a phone most of it is a sheet. */
export function FilterBar({ state, tab, cards, layout }: FilterBarProps) {
  const { range, filters, zoomedFrom } = state;
  useZoomOutByEscape(zoomedFrom ? state.zoomOut : null);
  const own = tab && tab !== "live";
  return (
    <div className="flex flex-wrap items-center gap-2" data-print="hide">
      <RangeSelect state={state} />
      {zoomedFrom ? (
        <Button onClick={state.zoomOut}>
          <Undo2 className="text-faint" aria-hidden="true" />
          Zoom out
        </Button>
      ) : null}
      <div className="flex min-w-0 flex-wrap items-center gap-2 max-sm:hidden">
        <CompareSelect state={state} />
        <AddFilter filters={filters} range={range} onChange={state.setFilter} />
        {filters.map((filter) => (
          <FilterChip
            key={`${filter.dimension}:${filter.op}`}
            filter={filter}
            range={range}
            onChange={state.setFilter}
          />
        ))}
        {filters.length > 1 ? (
          <Button variant="ghost" size="sm" onClick={state.clearFilters}>
            Clear filters
          </Button>
        ) : null}
      </div>
      <FilterSheetButton state={state} className="sm:hidden" />
      <div className="ml-auto flex items-center gap-2">
        {own ? <ViewsButton page={tab} /> : null}
        <span className="max-sm:hidden">
          <ShareButton />
        </span>
        {own ? <CustomizeButton {...layout} cards={cards} /> : null}
      </div>
    </div>
  );
}

/** Esc leaves a zoom, unless it closes something that lies above. */
function useZoomOutByEscape(zoomOut: (() => void) | null) {
  useEffect(() => {
    if (!zoomOut) return;
    const onKey = (event: KeyboardEvent) => {
      const busy = document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]');
      if (event.key === "Escape" && !event.defaultPrevented && !busy) zoomOut();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [zoomOut]);
}
