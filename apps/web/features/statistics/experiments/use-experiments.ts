"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { Experiment } from "../answers.ts";

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

/** Takes a deleted one off the list. Renewing would first ask for its result, which is gone. */
export function useForgetExperiment(): (id: string) => void {
  const queries = useQueryClient();
  return (id) =>
    queries.setQueryData<Experiment[]>([...KEY, "all"], (known) => known?.filter((experiment) => experiment.id !== id));
}
