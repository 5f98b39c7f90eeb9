"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { PERSONAS } from "@/features/realtime/index.ts";
import { api } from "@/lib/api.ts";

const KEY = [PERSONAS, "knowledge"];
/** An entry that was just written is found by its meaning some seconds later. */
const WAITING_MS = 3_000;

/** What a persona may look up: its own entries and those of all, newest first. */
export function useKnowledge(personaId: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, personaId],
    queryFn: async ({ pageParam, signal }) => {
      const query = { persona_id: personaId, cursor: pageParam };
      return (await api.GET("/api/v1/knowledge", { params: { query }, signal })).data!;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.data.some((entry) => !entry.embedded)) ? WAITING_MS : false,
  });
}

export function useRenewKnowledge(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}
