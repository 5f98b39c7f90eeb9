"use client";

import { PageBody, PageHeader } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CALLS, useEvents } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import { CallsBehind } from "./behind/calls-behind.tsx";
import { CallsOverTime } from "./cards/calls-over-time.tsx";
import { ConversionsOverTime } from "./cards/conversions-over-time.tsx";
import { HourHeatMap } from "./cards/hour-heat-map.tsx";
import { KpiRow } from "./cards/kpi-row.tsx";
import { Ranking } from "./cards/ranking.tsx";
import { StatusBreakdown } from "./cards/status-breakdown.tsx";
import { DemoBanner } from "./demo-banner.tsx";
import { FilterBar } from "./filters/filter-bar.tsx";
import type { Scope } from "./filters/question.ts";
import { bucketOf } from "./filters/range.ts";
import { useDashboardFilters } from "./filters/use-dashboard-filters.ts";
import { NoCallsYet } from "./no-calls-yet.tsx";

const SOURCE_MEASURES = [
  { key: "calls", words: "Calls" },
  { key: "answer_rate", words: "Answer rate" },
  { key: "avg_score", words: "Avg score" },
  { key: "conversions", words: "Conversions" },
  { key: "conversion_rate_of_answered", words: "Conv. rate" },
];
const STATE_MEASURES = [
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
  { key: "conversion_rate_of_answered", words: "Conv. rate" },
];

/** The first page after signing in. `hasCalls`: whether the organization has any at all, as the server saw it. */
export function Overview({ hasCalls }: { hasCalls: boolean }) {
  useEvents();
  const state = useDashboardFilters();
  const { range, filters, compare } = state;
  const scope = useMemo<Scope>(() => ({ range, filters, compare, bucket: bucketOf(range) }), [range, filters, compare]);
  const { data: anyCalls } = useQuery({
    queryKey: [CALLS, "any"],
    queryFn: async () => (await api.GET("/api/v1/calls", { params: { query: { limit: 1 } } })).data!.data.length > 0,
    initialData: hasCalls,
  });
  return (
    <PageBody>
      <PageHeader title="Overview" />
      <DemoBanner />
      {anyCalls ? (
        <>
          <FilterBar state={state} />
          <CallsBehind scope={scope} />
          <KpiRow scope={scope} />
          <div className="grid gap-3 lg:grid-cols-2 xl:grid-cols-6">
            <CallsOverTime scope={scope} className="lg:col-span-2 xl:col-span-4" />
            <StatusBreakdown scope={scope} className="xl:col-span-2" />
            <ConversionsOverTime scope={scope} className="xl:col-span-3" />
            <HourHeatMap scope={scope} className="lg:col-span-2 xl:col-span-3" />
          </div>
          <div className="grid items-start gap-3 xl:grid-cols-5">
            <Ranking
              title="Top sources"
              dimension="source"
              measures={SOURCE_MEASURES}
              scope={scope}
              className="xl:col-span-3"
            />
            <Ranking
              title="Top states"
              dimension="state"
              measures={STATE_MEASURES}
              scope={scope}
              className="xl:col-span-2"
            />
          </div>
        </>
      ) : (
        <NoCallsYet />
      )}
    </PageBody>
  );
}
