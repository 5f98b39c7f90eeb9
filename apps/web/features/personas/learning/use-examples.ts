"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { PERSONAS } from "@/features/realtime/index.ts";
import { api } from "@/lib/api.ts";

const nextOf = (page: { next_cursor: string | null }) => page.next_cursor ?? undefined;
const initialPageParam = undefined as string | undefined;

/** What a persona learned from calls that were marked good, newest first. */
export function useExamples(personaId: string) {
  return useInfiniteQuery({
    queryKey: [PERSONAS, "examples", personaId],
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { id: personaId }, query: { cursor: pageParam } };
      return (await api.GET("/api/v1/personas/{id}/examples", { params, signal })).data!;
    },
    initialPageParam,
    getNextPageParam: nextOf,
  });
}

/** When an example was shown to the agent, in which call. */
export function useExampleUses(id: string) {
  return useInfiniteQuery({
    queryKey: [PERSONAS, "example-uses", id],
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { id }, query: { cursor: pageParam, limit: 20 } };
      return (await api.GET("/api/v1/examples/{id}/uses", { params, signal })).data!;
    },
    initialPageParam,
    getNextPageParam: nextOf,
  });
}

export function useRenewExamples(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [PERSONAS, "examples"] });
}
