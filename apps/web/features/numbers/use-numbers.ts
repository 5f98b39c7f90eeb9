"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";
import type { NumberPage } from "./number-wire.ts";

const NUMBERS = "numbers";

/** Numbers that are answered here, newest first, by pages; `first` is the first page as the server drew it. */
export function useNumbers(first: NumberPage) {
  return useInfiniteQuery({
    queryKey: [NUMBERS],
    queryFn: async ({ pageParam, signal }) => {
      const query = { cursor: pageParam };
      return (await api.GET("/api/v1/numbers", { params: { query }, signal })).data!;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: NumberPage) => page.next_cursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
    staleTime: 10_000,
  });
}

/** Loads the list anew after a change. */
export function useRenewNumbers(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [NUMBERS] });
}
