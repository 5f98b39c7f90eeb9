"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { MetricRange } from "@/features/dashboards/filters/range.ts";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { JourneyFilters } from "./use-journey-filters.ts";

const PAGE = 50;

/** Journeys page by page, the latest touch first. */
export function useJourneys(range: MetricRange, { converted, first, touches }: JourneyFilters) {
  const asked = {
    ...("preset" in range ? { range: range.preset } : range),
    ...(converted ? { converted: converted === "yes" ? ("true" as const) : ("false" as const) } : {}),
    ...(first === null ? {} : { source: first }),
    ...(touches ? { min_touches: touches } : {}),
    limit: PAGE,
  };
  return useInfiniteQuery({
    queryKey: [ANALYTICS, "journeys", asked],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await api.GET("/api/v1/journeys", { params: { query }, signal })).data!;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (before) => before,
  });
}
