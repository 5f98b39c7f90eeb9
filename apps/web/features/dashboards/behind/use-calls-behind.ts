"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";
import type { Behind } from "./use-behind.ts";

export const BEHIND_SORTS = ["called_at", "duration", "talk_time", "ring_time", "score", "value"] as const;
export type BehindSort = (typeof BEHIND_SORTS)[number];

/** Exactly the calls that a number of a result counts, latest or largest first. */
export function useCallsBehind(queryId: string | undefined, { measure, row }: Behind, sort: BehindSort = "called_at") {
  const rowJson = row && JSON.stringify(row);
  return useInfiniteQuery({
    // Apart from the keys that live events renew: a list that somebody reads neither moves nor loses the page that he asked for.
    queryKey: ["behind", queryId, measure, rowJson, sort],
    refetchOnWindowFocus: false,
    enabled: queryId !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (
        await api.GET("/api/v1/analytics/queries/{query_id}/calls", {
          params: {
            path: { query_id: queryId! },
            query: { measure, row: rowJson, cursor: pageParam, limit: 50, sort },
          },
          signal,
        })
      ).data!,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
}
