"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { Journey } from "../journey-words.ts";

/** One person's journey; its touches come page by page, oldest first. `first` is what the server knew when the page was drawn. */
export function useJourney(first: Journey) {
  const query = useInfiniteQuery({
    queryKey: [ANALYTICS, "journey", first.id],
    queryFn: async ({ pageParam, signal }) => {
      const asked = { path: { person: first.id }, query: pageParam ? { cursor: pageParam } : {} };
      return (await api.GET("/api/v1/journeys/{person}", { params: asked, signal })).data!;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: Journey) => page.timeline.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: 60_000,
  });
  const pages = query.data.pages;
  return { journey: pages[0]!, touches: pages.flatMap(({ timeline }) => timeline.data), query };
}
