"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { IMPORTS, useEvents } from "@/features/realtime";
import { importApi } from "../import-api.ts";
import { isBusy } from "../import-wire.ts";

const POLL_MS = 3_000;

/** Imports, latest first. Live events renew them; running ones are also asked about, for when events do not come through. */
export function useImports() {
  useEvents();
  return useInfiniteQuery({
    queryKey: [IMPORTS, "list"],
    queryFn: ({ pageParam, signal }) => importApi.list(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ data }) => data.some(isBusy)) ? POLL_MS : false),
  });
}
