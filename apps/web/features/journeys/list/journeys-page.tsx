"use client";

import { Button, PageBody, PageHeader, Select } from "@parley/ui";
import { X } from "lucide-react";
import { RangeSelect } from "@/features/dashboards/filters/range-select.tsx";
import { useDashboardFilters } from "@/features/dashboards/filters/use-dashboard-filters.ts";
import { useEvents } from "@/features/realtime";
import { JourneyPathsCard } from "../paths/journey-paths-card.tsx";
import { JourneyList } from "./journey-list.tsx";
import { useJourneyFilters } from "./use-journey-filters.ts";

const OUTCOMES = [
  { value: "any", label: "Converted or not" },
  { value: "yes", label: "Converted" },
  { value: "no", label: "Not converted" },
];
const LENGTHS = [
  { value: "1", label: "Any length" },
  { value: "2", label: "2 touches or more" },
  { value: "3", label: "3 touches or more" },
  { value: "5", label: "5 touches or more" },
  { value: "10", label: "10 touches or more" },
];

/** How people came: the ways they took, and each of them by name. */
export function JourneysPage() {
  useEvents();
  const state = useDashboardFilters();
  const { filters, set, clear } = useJourneyFilters();
  const isFiltered = filters.converted !== null || filters.first !== null || filters.touches !== null;
  return (
    <PageBody>
      <PageHeader
        title="Journeys"
        description="What led people to call: their visits, forms and calls, in order, over every number and e-mail address we know of them."
      />
      <div className="flex flex-wrap items-center gap-2" data-print="hide">
        <RangeSelect state={state} />
      </div>
      <JourneyPathsCard scope={state.scope} onFirstTouch={(source) => set({ first: source ?? "" })} />
      <div className="mt-2 flex flex-wrap items-center gap-2" data-print="hide">
        <h2 className="mr-2 text-base font-semibold">People</h2>
        <Select
          aria-label="Outcome"
          options={OUTCOMES}
          value={filters.converted ?? "any"}
          onValueChange={(value) => set({ converted: value === "any" ? null : (value as "yes" | "no") })}
          className="w-44 max-sm:w-full"
        />
        <Select
          aria-label="Length"
          options={LENGTHS}
          value={String(filters.touches ?? 1)}
          onValueChange={(value) => set({ touches: value === "1" ? null : Number(value) })}
          className="w-44 max-sm:w-full"
        />
        {filters.first === null ? null : (
          <Button
            onClick={() => set({ first: null })}
            aria-label={`Remove the filter: first touch ${filters.first || "none"}`}
          >
            First touch is {filters.first || "none"}
            <X className="text-faint" aria-hidden="true" />
          </Button>
        )}
        {isFiltered ? (
          <Button variant="ghost" size="sm" onClick={clear}>
            Clear filters
          </Button>
        ) : null}
      </div>
      <JourneyList range={state.range} filters={filters} isFiltered={isFiltered} onClear={clear} />
    </PageBody>
  );
}
