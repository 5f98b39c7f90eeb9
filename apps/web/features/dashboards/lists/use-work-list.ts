"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CALLS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { useMetrics } from "../use-metrics.ts";

const FIRST = 8;
const MOST = 200;

const LISTS = {
  missed: async (query_id: string, limit: number, signal: AbortSignal) =>
    (
      await api.GET("/api/v1/analytics/queries/{query_id}/missed_not_called_back", {
        params: { path: { query_id }, query: { limit } },
        signal,
      })
    ).data!,
  to_score: async (query_id: string, limit: number, signal: AbortSignal) =>
    (
      await api.GET("/api/v1/analytics/queries/{query_id}/calls_to_score", {
        params: { path: { query_id }, query: { limit } },
        signal,
      })
    ).data!,
};

type Answers = { [K in keyof typeof LISTS]: Awaited<ReturnType<(typeof LISTS)[K]>> };

/** A list of what waits for somebody, under the page's days and filters: the catalogue says which calls these are. */
export function useWorkList<K extends keyof typeof LISTS>(scope: Scope, list: K) {
  const [limit, setLimit] = useState(FIRST);
  const behind = useMetrics(questionOf(scope, { measures: ["calls"] }));
  const queryId = behind.data?.query_id;
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: [CALLS, list, queryId, limit],
    enabled: queryId !== undefined,
    queryFn: ({ signal }) => LISTS[list](queryId!, limit, signal) as Promise<Answers[K]>,
    placeholderData: keepPreviousData,
  });
  return {
    ...{ data, error: behind.error ?? error, isFetching, isPlaceholderData },
    retry: () => void (behind.error ? behind.refetch() : refetch()),
    showMore: () => setLimit(Math.min(MOST, limit * 4)),
  };
}
