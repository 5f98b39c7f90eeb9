"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";

/** Under the numbers' key: whatever changes numbers (an import, a rule) may change what is merged, and renews this too. */
const KEY = [ANALYTICS, "source-names"];

export function useSourceRules() {
  return useInfiniteQuery({
    queryKey: [...KEY, "rules"],
    queryFn: async ({ pageParam, signal }) =>
      (await api.GET("/api/v1/source_rules", { params: { query: { limit: 200, cursor: pageParam } }, signal })).data!,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}

export function useMergedNames() {
  return useInfiniteQuery({
    queryKey: [...KEY, "merged"],
    queryFn: async ({ pageParam, signal }) =>
      (await api.GET("/api/v1/source_rules/merged", { params: { query: { limit: 50, cursor: pageParam } }, signal }))
        .data!,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}

export function useSuggestions() {
  return useQuery({
    queryKey: [...KEY, "suggestions"],
    queryFn: async ({ signal }) => (await api.GET("/api/v1/source_rules/suggestions", { signal })).data!.data,
  });
}

/** Call it after a change of the viewer's own: events come a moment later. */
export function useRenewNames(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [ANALYTICS] });
}
