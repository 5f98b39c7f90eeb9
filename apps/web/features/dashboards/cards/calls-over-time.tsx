"use client";

import { Chart, type ChartPick, Skeleton, statusColor, timeSeriesOption } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../behind/use-behind.ts";
import { callsHref, type MetricResult, type Scope, toMetricFilters } from "../filters/question.ts";
import { type Bucket, daysOfBucket } from "../filters/range.ts";
import { MetricCard } from "../metric-card.tsx";
import { NoCallsInRange } from "../no-calls-in-range.tsx";
import { toSeries } from "../series.ts";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";

const HEIGHT = 260;

export function CallsOverTime({ scope, className }: { scope: Scope; className?: string }) {
  const query = useMetrics({
    measures: ["calls", "answered_calls", "missed_calls"],
    dimensions: [scope.bucket],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
    compare: scope.compare,
  });
  return (
    <MetricCard
      title="Calls over time"
      query={query}
      className={className}
      skeleton={<Skeleton className="h-65 w-full" />}
    >
      {(result) =>
        result.totals.calls || result.comparison?.totals.calls ? (
          <Lines result={result} scope={scope} />
        ) : (
          <NoCallsInRange height={HEIGHT} />
        )
      }
    </MetricCard>
  );
}

/** The buckets of the result itself: while a new question loads, the old answer is still shown. */
function bucketIn(result: MetricResult): Bucket {
  return result.columns[0]!.key as Bucket;
}

function Lines({ result, scope }: { result: MetricResult; scope: Scope }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const router = useRouter();
  const behind = useBehind();
  const bucket = bucketIn(result);
  const series = useMemo(() => toSeries(result, bucket, new Date()), [result, bucket]);
  const option = useMemo(() => {
    const { values, previous } = series;
    return timeSeriesOption({
      buckets: series.keys.map((key) => labels.bucket(bucket, key)),
      series: [
        { id: "calls", name: "Total", values: values.calls!, previous: previous?.calls, color: "var(--chart-1)" },
        { id: "answered_calls", name: "Answered", values: values.answered_calls!, color: statusColor("answered") },
        { id: "missed_calls", name: "Missed", values: values.missed_calls!, color: statusColor("missed") },
      ],
      running: series.running,
      format: format.integer,
    });
  }, [series, bucket, format, labels]);
  const open = ({ index, seriesId }: ChartPick) => {
    const key = String(series.keys[index]);
    const days = daysOfBucket(bucket, key, result.resolved_range);
    const also: Record<string, string> = seriesId === "missed_calls" ? { status: "missed" } : {};
    const href = days && seriesId !== "answered_calls" ? callsHref(days, scope.filters, also) : null;
    if (href) router.push(href);
    else behind.open({ measure: seriesId, row: { dimension: bucket, value: key } });
  };
  const { from, to } = result.resolved_range;
  return (
    <Chart
      option={option}
      height={HEIGHT}
      ariaLabel={`Total, answered and missed calls, ${labels.range(from, to)}`}
      onPick={open}
      group="overview"
    />
  );
}
