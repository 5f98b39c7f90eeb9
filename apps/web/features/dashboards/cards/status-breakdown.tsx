"use client";

import { Chart, donutOption, Skeleton, statusColor, statusWord } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../behind/use-behind.ts";
import { callsHref, type MetricResult, type Scope, toMetricFilters } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { NoCallsInRange } from "../no-calls-in-range.tsx";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";

const HEIGHT = 260;
const MOST_SLICES = 7;

export function StatusBreakdown({ scope, className }: { scope: Scope; className?: string }) {
  const query = useMetrics({
    measures: ["calls"],
    dimensions: ["status"],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
  });
  return (
    <MetricCard
      title="Status"
      query={query}
      className={className}
      skeleton={
        <div className="flex h-65 items-center gap-6">
          <Skeleton className="size-38 shrink-0 rounded-full" />
          <Skeleton className="h-28 flex-1" />
        </div>
      }
    >
      {(result) => (result.totals.calls ? <Donut result={result} scope={scope} /> : <NoCallsInRange height={HEIGHT} />)}
    </MetricCard>
  );
}

function Donut({ result, scope }: { result: MetricResult; scope: Scope }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const router = useRouter();
  const behind = useBehind();
  const slices = useMemo(() => slicesOf(result), [result]);
  const option = useMemo(() => donutOption({ measure: "Calls", slices, format: format.integer }), [slices, format]);
  const { from, to } = result.resolved_range;
  return (
    <Chart
      option={option}
      height={HEIGHT}
      ariaLabel={`Calls by status, ${labels.range(from, to)}`}
      onPick={({ index }) => {
        const slice = slices[index];
        const href = slice && callsHref(result.resolved_range, scope.filters, { status: slice.status });
        if (href) router.push(href);
        else if (slice?.status) behind.open({ measure: "calls", row: { dimension: "status", value: slice.status } });
      }}
    />
  );
}

/** Largest first. What a ring cannot show apart is summed up as other. */
function slicesOf(result: MetricResult) {
  const all = result.rows
    .map((row) => ({ status: String(row.status), value: Number(row.calls) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const shown = all.length > MOST_SLICES ? all.slice(0, MOST_SLICES - 1) : all;
  const rest = all.slice(shown.length).reduce((sum, { value }) => sum + value, 0);
  return [
    ...shown.map(({ status, value }) => {
      return { id: status, status, name: statusWord(status), value, color: statusColor(status) };
    }),
    ...(rest > 0 ? [{ id: "other", status: null, name: "Other", value: rest, color: "var(--chart-rest)" }] : []),
  ];
}
