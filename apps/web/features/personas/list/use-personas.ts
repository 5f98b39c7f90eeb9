"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { PERSONAS, useEvents } from "@/features/realtime/index.ts";
import { api } from "@/lib/api.ts";
import type { PersonaPage } from "../persona-wire.ts";

/** Personas, newest first, by pages; `first` is the first page as the server drew it. */
export function usePersonas(first: PersonaPage, archived: boolean) {
  useEvents();
  return useInfiniteQuery({
    queryKey: [PERSONAS, "list", archived],
    queryFn: async ({ pageParam, signal }) => {
      const query = { archived: archived ? ("true" as const) : ("false" as const), cursor: pageParam };
      return (await api.GET("/api/v1/personas", { params: { query }, signal })).data!;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: PersonaPage) => page.next_cursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
    staleTime: 10_000,
  });
}
