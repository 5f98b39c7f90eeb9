"use client";

import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEvents } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import { BOARDS, type BoardSummary } from "../board-wire.ts";

export interface BoardListPage {
  data: BoardSummary[];
  next_cursor: string | null;
  has_more: boolean;
}

/** The boards that one sees, newest first, kept fresh while others make and delete some. */
export function useBoards(first: BoardListPage) {
  const queries = useQueryClient();
  useEvents(({ type }) => {
    if (type.startsWith("dashboard.")) void queries.invalidateQueries({ queryKey: [BOARDS] });
  });
  const initialData: InfiniteData<BoardListPage, string | null> = { pages: [first], pageParams: [null] };
  return useInfiniteQuery({
    queryKey: [BOARDS],
    queryFn: async ({ pageParam, signal }): Promise<BoardListPage> => {
      const query = pageParam === null ? {} : { cursor: pageParam };
      return (await api.GET("/api/v1/dashboards", { params: { query }, signal })).data!;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    initialData,
  });
}
