"use client";

import { Button, Card, EmptyState, ErrorState, Skeleton } from "@parley/ui";
import { Route } from "lucide-react";
import type { MetricRange } from "@/features/dashboards/filters/range.ts";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { JourneyCards } from "./journey-cards.tsx";
import { JourneyTable } from "./journey-table.tsx";
import type { JourneyFilters } from "./use-journey-filters.ts";
import { useJourneys } from "./use-journeys.ts";

export interface JourneyListProps {
  range: MetricRange;
  filters: JourneyFilters;
  isFiltered: boolean;
  onClear: () => void;
}

const LINES = ["a", "b", "c", "d", "e", "f", "g", "h"];

export function JourneyList({ range, filters, isFiltered, onClear }: JourneyListProps) {
  const query = useJourneys(range, filters);
  const journeys = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Card flush aria-busy={query.isFetching}>
      {query.isError && journeys.length === 0 ? (
        <ErrorState
          title="The journeys could not be loaded"
          description={whyItFailed(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : !query.data ? (
        <div className="flex flex-col gap-3 p-4">
          {LINES.map((line) => (
            <Skeleton key={line} className="h-6 w-full" />
          ))}
        </div>
      ) : journeys.length === 0 ? (
        <EmptyState
          icon={<Route aria-hidden="true" />}
          title={isFiltered ? "Nobody matches" : "Nobody came by in these days"}
          description={isFiltered ? "Choose more days, or take a filter away." : "Choose more days."}
          action={isFiltered ? <Button onClick={onClear}>Clear filters</Button> : undefined}
        />
      ) : (
        <div className={query.isPlaceholderData ? "opacity-60 transition-opacity duration-150" : ""}>
          <div className="max-md:hidden">
            <JourneyTable journeys={journeys} />
          </div>
          <div className="md:hidden">
            <JourneyCards journeys={journeys} />
          </div>
          <div className="flex min-h-11 items-center justify-between gap-3 border-t border-line px-4 py-1.5 text-sm text-muted">
            <span className="tabular-nums" role="status">
              {query.isFetchNextPageError
                ? whyItFailed(query.error)
                : `${journeys.length} ${journeys.length === 1 ? "person" : "people"} shown, latest touch first`}
            </span>
            {query.hasNextPage ? (
              <Button size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {query.isFetchNextPageError ? "Try again" : "Show 50 more"}
              </Button>
            ) : null}
          </div>
        </div>
      )}
    </Card>
  );
}
