"use client";

import { ShareBar } from "@parley/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { providerName } from "@/features/calls/provider-name.ts";
import { ANALYTICS } from "@/features/realtime";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { questionOf, type Scope } from "../../filters/question.ts";
import { ListCard } from "../../lists/list-card.tsx";
import { useMetrics } from "../../use-metrics.ts";
import { writeMeasure } from "../../write-measure.ts";

/** What carriers and providers charged, dearest first. */
export function ProviderCosts({ scope }: { scope: Scope }) {
  const format = useFormat();
  const behind = useMetrics(questionOf(scope, { measures: ["ai_calls"] }));
  const queryId = behind.data?.query_id;
  const query = useQuery({
    queryKey: [ANALYTICS, "provider_costs", queryId],
    enabled: queryId !== undefined,
    queryFn: async ({ signal }) =>
      (
        await api.GET("/api/v1/analytics/queries/{query_id}/provider_costs", {
          params: { path: { query_id: queryId! } },
          signal,
        })
      ).data!,
    placeholderData: keepPreviousData,
  });
  const dearest = Math.max(...(query.data?.data ?? []).map(({ microdollars }) => microdollars), 1);
  const { data, isFetching, isPlaceholderData } = query;
  const retry = () => void (behind.error ? behind.refetch() : query.refetch());
  return (
    <ListCard
      id="provider-costs"
      title="Cost by provider"
      query={{ data, error: behind.error ?? query.error, isFetching, isPlaceholderData, retry }}
      empty="No AI call of these days cost anything: the local providers and the phone simulator are free."
    >
      {({ provider, microdollars, calls }) => (
        <li key={provider} className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
          <span className="min-w-0 flex-1">
            <span className="block truncate">{providerName(provider)}</span>
            <span className="block text-sm text-muted">
              {format.integer(calls)} {calls === 1 ? "call" : "calls"}
            </span>
          </span>
          <ShareBar share={microdollars / dearest} className="w-24" />
          <span className="min-w-16 text-right tabular-nums">{writeMeasure(format, "microdollars", microdollars)}</span>
        </li>
      )}
    </ListCard>
  );
}
