"use client";

import { useQuery } from "@tanstack/react-query";
import { IMPORTS, useEvents } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import { type ImportSummary, isRunning } from "./import-summary.ts";

const POLL_MS = 1_500;

/** Imports, latest first. Live events renew them; a running one is also asked about, for when events do not come through. */
export function useImports() {
  useEvents();
  return useQuery({
    queryKey: [IMPORTS],
    queryFn: async ({ signal }) =>
      (await api.GET("/api/v1/imports", { params: { query: { limit: 20 } }, signal })).data!.data as ImportSummary[],
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? POLL_MS : false),
  });
}
