"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";

/** Under the numbers' key: whatever changes numbers changes results. */
const KEY = [ANALYTICS, "experiments"];

export function useExperiments() {
  return useQuery({
    queryKey: [...KEY, "all"],
    queryFn: async ({ signal }) => (await api.GET("/api/v1/experiments", { signal })).data!.data,
  });
}

export function useExperimentResult(id: string) {
  return useQuery({
    queryKey: [...KEY, "result", id],
    queryFn: async ({ signal }) =>
      (await api.GET("/api/v1/experiments/{id}/result", { params: { path: { id } }, signal })).data!,
  });
}

/** Call it after a change. */
export function useRenewExperiments(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}
