"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";
import type { RunPage, Scenario, ScenarioPage, ScenarioRun } from "./scenario-wire.ts";

const SCENARIOS = "scenarios";
const PROGRESS_MS = 2_000;

const isGoingOn = ({ status }: ScenarioRun) => status === "queued" || status === "running";

/** Scenarios, newest first, by pages; `first` is the first page as the server drew it. */
export function useScenarios(first: ScenarioPage) {
  return useInfiniteQuery({
    queryKey: [SCENARIOS, "list"],
    queryFn: async ({ pageParam, signal }) => {
      const query = { cursor: pageParam };
      return (await api.GET("/api/v1/scenarios", { params: { query }, signal })).data!;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ScenarioPage) => page.next_cursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
    staleTime: 10_000,
  });
}

/** One scenario; `first` as the server drew it. */
export function useScenario(first: Scenario): Scenario {
  return useQuery({
    queryKey: [SCENARIOS, first.id],
    queryFn: async ({ signal }) =>
      (await api.GET("/api/v1/scenarios/{id}", { params: { path: { id: first.id } }, signal })).data!,
    initialData: first,
    staleTime: 30_000,
  }).data;
}

/** Runs of a scenario, latest first, asked for anew while one of them goes on. */
export function useRuns(id: string) {
  return useInfiniteQuery({
    queryKey: [SCENARIOS, id, "runs"],
    queryFn: async ({ pageParam, signal }) => {
      const query = { cursor: pageParam, limit: 20 };
      return (await api.GET("/api/v1/scenarios/{id}/runs", { params: { path: { id }, query }, signal })).data!;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: RunPage) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.data.some(isGoingOn)) ? PROGRESS_MS : false),
  });
}

/** The latest run; null when there is none yet, undefined until it is known. */
export function useLatestRun(id: string): ScenarioRun | null | undefined {
  return useQuery({
    queryKey: [SCENARIOS, id, "latest run"],
    queryFn: async ({ signal }) => {
      const query = { limit: 1 };
      const { data } = await api.GET("/api/v1/scenarios/{id}/runs", { params: { path: { id }, query }, signal });
      return data!.data[0] ?? null;
    },
    staleTime: 10_000,
    refetchInterval: ({ state }) => (state.data && isGoingOn(state.data) ? PROGRESS_MS : false),
  }).data;
}

/** Loads what is shown of scenarios anew after a change. */
export function useRenewScenarios(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [SCENARIOS] });
}

/** Puts a changed scenario in the place of the known one. */
export function useKeepScenario(): (scenario: Scenario) => void {
  const queries = useQueryClient();
  return (scenario) => {
    queries.setQueryData([SCENARIOS, scenario.id], scenario);
    void queries.invalidateQueries({ queryKey: [SCENARIOS, "list"] });
  };
}
