"use client";

import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useEvents } from "@/features/realtime/index.ts";
import { callApi } from "../call-api.ts";
import type { CallPage } from "../call-wire.ts";
import type { CallFilters } from "./call-filters.ts";
import { linesOf, replaceLine } from "./list-pages.ts";

type Kept = InfiniteData<CallPage, string | null>;

/**
 * The call list: its first page comes with the page, later ones by cursor. Live events change shown calls in their place;
 * new ones are only counted, until the reader asks for them.
 */
export function useCallList(filters: CallFilters, first: { filters: CallFilters; page: CallPage }) {
  const queries = useQueryClient();
  // Apart from the key that live events renew by: nothing may move what one reads, so it is fetched again only when asked.
  const key = ["call-list", filters];
  const isFirst = JSON.stringify(filters) === JSON.stringify(first.filters);
  const [news, setNews] = useState<{ ids: ReadonlySet<string>; imported: boolean }>({
    ids: new Set(),
    imported: false,
  });
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam, signal }) => {
      const asked = { ...filters, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      const { data } = await callApi.GET("/api/v1/calls", { params: { query: asked }, signal });
      return data!;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: CallPage) => page.next_cursor,
    ...(isFirst ? { initialData: { pages: [first.page], pageParams: [null] } } : {}),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const calls = linesOf(query.data?.pages ?? []);

  // What came between the server's reading and the first event that is heard here is told by nobody: look once.
  useEffect(() => {
    const reading = new AbortController();
    const query = { ...first.filters, limit: 20 };
    callApi
      .GET("/api/v1/calls", { params: { query }, signal: reading.signal })
      .then(({ data }) => {
        const known = new Set(first.page.data.map(({ id }) => id));
        const firstKnown = data!.data.findIndex(({ id }) => known.has(id));
        const missed = firstKnown < 0 ? data!.data : data!.data.slice(0, firstKnown);
        if (missed.length > 0)
          setNews((before) => ({ ...before, ids: new Set([...before.ids, ...missed.map(({ id }) => id)]) }));
      })
      .catch(() => {}); // The list stays as it was read.
    return () => reading.abort();
  }, [first]);

  useEvents(({ type, subject_id: id }) => {
    if (type === "call.created") setNews((before) => ({ ...before, ids: new Set(before.ids).add(id) }));
    if (type === "import.finished") setNews((before) => ({ ...before, imported: true }));
    if (!type.startsWith("call.") || type === "call.transcript_segment") return;
    if (!calls.some((call) => call.id === id)) return;
    void callApi
      .GET("/api/v1/calls/{id}", { params: { path: { id } } })
      .then(({ data }) => queries.setQueryData<Kept>(key, (list) => list && data && replaceLine(list, data)))
      .catch(() => {}); // The line stays as it was; the next event or reload brings the news.
  });

  return {
    calls,
    query,
    /** How many calls came since the list was read; "many" after an import. Null when none did. */
    news: news.imported ? ("many" as const) : news.ids.size || null,
    async showNew() {
      queries.setQueryData<Kept>(key, (list) => list && { pages: list.pages.slice(0, 1), pageParams: [null] });
      await query.refetch();
      setNews({ ids: new Set(), imported: false });
    },
  };
}
