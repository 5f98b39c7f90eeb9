"use client";

import { Chart, Skeleton, statusColor, timeSeriesOption } from "@parley/ui";
import { useMemo } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { type MetricResult, type Scope, toMetricFilters } from "../filters/question.ts";
import type { Bucket } from "../filters/range.ts";
import { MetricCard } from "../metric-card.tsx";
import { NoCallsInRange } from "../no-calls-in-range.tsx";
import { toSeries } from "../series.ts";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";

const HEIGHT = 220;

export function ConversionsOverTime({ scope, className }: { scope: Scope; className?: string }) {
  const query = useMetrics({
    measures: ["conversions", "answer_rate", "calls"],
    dimensions: [scope.bucket],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
  });
  return (
    <MetricCard
      title="Conversions and answer rate"
      query={query}
      className={className}
      skeleton={<Skeleton className="h-55 w-full" />}
    >
      {(result) => (result.totals.calls ? <Combo result={result} /> : <NoCallsInRange height={HEIGHT} />)}
    </MetricCard>
  );
}

function Combo({ result }: { result: MetricResult }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const { locale } = useViewer().organization;
  const bucket = result.columns[0]!.key as Bucket;
  const option = useMemo(() => {
    // An axis of whole percents needs no decimals.
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
    const { keys, values, running } = toSeries(result, bucket, new Date());
    const spec = timeSeriesOption({
      buckets: keys.map((key) => labels.bucket(bucket, key)),
      series: [
        { id: "conversions", name: "Conversions", kind: "bar", values: values.conversions!, color: "var(--chart-6)" },
        {
          id: "answer_rate",
          name: "Answer rate",
          values: values.answer_rate!,
          axis: "right",
          color: statusColor("answered"),
          format: (value) => percent.format(value),
        },
      ],
      running,
      format: format.integer,
    });
    // Conversions are whole, and a rate ends at 100%, wherever the axes would like to.
    const bounds = [{ minInterval: 1 }, { min: 0, max: 1, interval: 0.25 }];
    const yAxis = (spec.option.yAxis as object[]).map((axis, at) => ({ ...axis, ...bounds[at] }));
    return { ...spec, option: { ...spec.option, yAxis } };
  }, [result, bucket, format, labels, locale]);
  const { from, to } = result.resolved_range;
  return (
    <Chart
      option={option}
      height={HEIGHT}
      ariaLabel={`Conversions and answer rate, ${labels.range(from, to)}`}
      group="overview"
    />
  );
}
