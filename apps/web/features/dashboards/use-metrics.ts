"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ANALYTICS } from "@/features/realtime";
import { askMetrics } from "./ask-metrics.ts";
import { rememberQuestion } from "./asked-questions.ts";
import type { MetricQuestion, MetricResult } from "./filters/question.ts";

/**
 * A card's numbers. Questions of one tick go as one request, and each fails alone. Those of the question before stay on screen until
 * the new ones are there.
 */
export function useMetrics(question: MetricQuestion, { enabled = true } = {}): UseQueryResult<MetricResult> {
  return useQuery({
    queryKey: [ANALYTICS, question],
    queryFn: async ({ signal }) => {
      const result = await askMetrics(question, signal);
      rememberQuestion(result.query_id, question);
      return result;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}
