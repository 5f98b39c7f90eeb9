"use client";

import { Button, IconButton, Sheet } from "@parley/ui";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { ShareButton } from "../share-button.tsx";
import { CompareSelect } from "./compare-select.tsx";
import { DimensionList } from "./dimension-list.tsx";
import type { DashboardFilter } from "./dimensions.ts";
import { FilterChip } from "./filter-chip.tsx";
import { FilterEditor } from "./filter-editor.tsx";
import { opsOf } from "./filter-kinds.ts";
import type { DashboardState } from "./use-dashboard-filters.ts";

/** Comparison and filters on a phone. What is chosen shows at once behind the sheet. */
export function FilterSheet({ state, onClose }: { state: DashboardState; onClose: () => void }) {
  const { filters, range, setFilter } = state;
  const [draft, setDraft] = useState<DashboardFilter | "choose" | null>(null);
  return (
    <Sheet
      open
      side="bottom"
      onOpenChange={(open) => open || onClose()}
      title="Filters"
      footer={
        <Button variant="primary" className="w-full" onClick={onClose}>
          Show the numbers
        </Button>
      }
    >
      {draft === null ? (
        <div className="flex flex-col items-start gap-3 p-4">
          <CompareSelect state={state} className="w-full" />
          {filters.map((filter) => (
            <FilterChip key={`${filter.dimension}:${filter.op}`} {...{ filter, range }} onChange={setFilter} />
          ))}
          <div className="flex gap-2">
            <Button onClick={() => setDraft("choose")}>Add a filter</Button>
            {filters.length > 1 ? (
              <Button variant="ghost" onClick={state.clearFilters}>
                Clear filters
              </Button>
            ) : null}
            <ShareButton />
          </div>
        </div>
      ) : (
        <div className="p-2">
          <IconButton
            label="Back to the filters"
            icon={<ArrowLeft aria-hidden="true" />}
            tooltip={false}
            onClick={() => setDraft(null)}
          />
          {draft === "choose" ? (
            <DimensionList
              onChoose={(dimension) =>
                setDraft(
                  filters.find((one) => one.dimension === dimension) ?? {
                    ...{ dimension, op: opsOf(dimension)[0]!, values: [] },
                  },
                )
              }
            />
          ) : (
            <FilterEditor
              filter={draft}
              range={range}
              onChange={(next) => {
                setDraft(next);
                setFilter(next, draft);
              }}
            />
          )}
        </div>
      )}
    </Sheet>
  );
}
