"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { MetricFilter } from "@/features/dashboards/filters/question.ts";
import type { MetricRange } from "@/features/dashboards/filters/range.ts";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { Attribution, CreditBy, Goal, ModelKey } from "../journey-words.ts";
import { attributionResult } from "./attribution-result.ts";

export interface AttributionQuestion {
  model: ModelKey;
  compare_with?: ModelKey;
  by: CreditBy;
  conversion: Goal;
  filters: MetricFilter[];
  range: MetricRange;
  limit: number;
}

/** While calls are being linked to persons, what is shown changes by itself. */
export const LINKING_MS = 5_000;

/** What an attribution card shows: as a card's result, and as it was answered. */
export function useAttribution(question: AttributionQuestion) {
  const asked = {
    queryKey: [ANALYTICS, "attribution", question],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Attribution> =>
      (await api.POST("/api/v1/analytics/attribution", { body: question, signal })).data!,
    placeholderData: keepPreviousData,
  };
  const query = useQuery({ ...asked, select: attributionResult });
  const { data: answer } = useQuery({
    ...asked,
    refetchInterval: ({ state }) => (state.data?.linked === false ? LINKING_MS : false),
  });
  return { query, answer };
}
