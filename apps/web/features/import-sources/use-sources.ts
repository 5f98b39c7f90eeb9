"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IMPORTS } from "@/features/realtime";
import { api } from "@/lib/api.ts";

/** Under the imports' key: an import that ends may be one that a source brought. */
const KEY = [IMPORTS, "sources"];
const BUSY_MS = 3_000;
const IDLE_MS = 30_000;

/** All sources, oldest first. Those that are being read are asked about more often. */
export function useSources() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.GET("/api/v1/import_sources", { signal })).data!.data,
    refetchInterval: ({ state }) => (state.data?.some(isBeingRead) ? BUSY_MS : IDLE_MS),
  });
}

/** A sync has a window open, or the time of the next look has come. */
function isBeingRead({ progress, next_run_at }: { progress: unknown; next_run_at: string | null }): boolean {
  return progress !== null || (next_run_at !== null && Date.parse(next_run_at) <= Date.now());
}

export function useRenewSources(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}
