"use client";

import { useQuery } from "@tanstack/react-query";
import { CALLS } from "@/features/realtime";
import { api } from "@/lib/api.ts";

/** Whether the organization has a call at all; `first` is how the server saw it. The first one that comes in fills the page. */
export function useAnyCalls(first: boolean): boolean {
  const { data } = useQuery({
    queryKey: [CALLS, "any"],
    queryFn: async () => (await api.GET("/api/v1/calls", { params: { query: { limit: 1 } } })).data!.data.length > 0,
    initialData: first,
  });
  return data;
}
