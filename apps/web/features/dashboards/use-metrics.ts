"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { MetricQuestion, MetricResult } from "./filters/question.ts";

/** A card's numbers. Those of the question before stay on screen until the new ones are there. */
export function useMetrics(question: MetricQuestion): UseQueryResult<MetricResult> {
  return useQuery({
    queryKey: [ANALYTICS, question],
    queryFn: async ({ signal }) => (await api.POST("/api/v1/analytics/query", { body: question, signal })).data!,
    placeholderData: keepPreviousData,
  });
}
