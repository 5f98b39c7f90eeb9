"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { MetricFilter } from "@/features/dashboards/filters/question.ts";
import type { MetricRange } from "@/features/dashboards/filters/range.ts";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import { LINKING_MS } from "../attribution/use-attribution.ts";
import type { CreditBy, JourneyPaths } from "../journey-words.ts";
import { pathsResult } from "./paths-result.ts";

interface PathsQuestion {
  by: CreditBy;
  range: MetricRange;
  filters: MetricFilter[];
  steps: number;
  values: number;
}

/** The ways that people took, as a card's result and as it was answered. */
export function useJourneyPaths(question: PathsQuestion) {
  const asked = {
    queryKey: [ANALYTICS, "journey_paths", question],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<JourneyPaths> =>
      (await api.POST("/api/v1/analytics/journey_paths", { body: question, signal })).data!,
    placeholderData: keepPreviousData,
  };
  const query = useQuery({ ...asked, select: pathsResult });
  const { data: answer } = useQuery({
    ...asked,
    refetchInterval: ({ state }) => (state.data?.linked === false ? LINKING_MS : false),
  });
  return { query, answer };
}
