"use client";

import { Card, ErrorState, KpiTile, KpiTileSkeleton } from "@parley/ui";
import Link from "next/link";
import { HowComputed } from "@/features/dashboards/how-computed.tsx";
import { useMetrics } from "@/features/dashboards/use-metrics.ts";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { writeMeasure } from "@/features/dashboards/write-measure.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { TickingNumber } from "./ticking-number.tsx";

const COUNTERS: { measure: string; label: string; only: Record<string, string> | null }[] = [
  { measure: "calls", label: "Calls today", only: {} },
  { measure: "answered_calls", label: "Answered", only: null },
  { measure: "missed_calls", label: "Missed", only: { status: "missed", direction: "inbound" } },
  { measure: "answer_rate", label: "Answer rate", only: null },
  { measure: "conversions", label: "Conversions", only: null },
];

/** Today against yesterday up to the same time of day, as the metric catalogue counts. */
export function TodayCounters() {
  const format = useFormat();
  const query = useMetrics({
    measures: COUNTERS.map(({ measure }) => measure),
    filters: [],
    range: { preset: "today" },
    compare: "previous_period",
  });
  const { data } = query;
  if (query.error) {
    return (
      <Card>
        <ErrorState
          className="py-2"
          title="Today's numbers could not be loaded"
          description={whyItFailed(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      </Card>
    );
  }
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
      {COUNTERS.map(({ measure, label, only }) => {
        if (!data) return <KpiTileSkeleton key={measure} trend={false} />;
        const definition = data.definitions.find(({ key }) => key === measure);
        const value = data.totals[measure];
        const days = { from: data.resolved_range.from, to: data.resolved_range.to };
        return (
          <KpiTile
            key={measure}
            label={label}
            value={
              value == null ? (
                "–"
              ) : (
                <TickingNumber
                  value={value}
                  write={(shown) => writeMeasure(format, definition?.unit ?? "count", shown)}
                />
              )
            }
            delta={data.comparison?.change[measure] ?? null}
            betterWhen={definition?.better_when ?? "neutral"}
            comparedWith="vs yesterday"
            className="max-sm:first:col-span-2"
            info={<HowComputed of={label} result={data} />}
            href={only ? `/calls?${new URLSearchParams({ ...days, ...only })}` : undefined}
            as={Link}
          />
        );
      })}
    </div>
  );
}
