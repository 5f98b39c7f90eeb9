"use client";

import { Card, ErrorState, KpiTile, KpiTileSkeleton, statusColor } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { BehindLink } from "../behind/behind-link.tsx";
import { callsHref, type MetricResult, type Scope, toMetricFilters } from "../filters/question.ts";
import type { Bucket } from "../filters/range.ts";
import { HowComputed } from "../how-computed.tsx";
import { whyItFailed } from "../metric-card.tsx";
import { toSeries } from "../series.ts";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";

interface Kpi {
  title: string;
  measure: string;
  rate?: { measure: string; words: string };
  color: string;
  /** What narrows the call list to the calls that are counted; null where only the panel can. */
  behind: Record<string, string> | null;
}

const KPIS: Kpi[] = [
  { title: "Total calls", measure: "calls", color: "var(--chart-1)", behind: {} },
  {
    title: "Answered",
    measure: "answered_calls",
    rate: { measure: "answer_rate", words: "answer rate" },
    color: statusColor("answered"),
    behind: null,
  },
  {
    title: "Missed",
    measure: "missed_calls",
    rate: { measure: "missed_rate", words: "of inbound" },
    color: statusColor("missed"),
    behind: { status: "missed" },
  },
  {
    title: "Conversions",
    measure: "conversions",
    rate: { measure: "conversion_rate_of_answered", words: "of answered" },
    color: "var(--chart-6)",
    behind: null,
  },
];

/** The four numbers everybody looks at first. Each asks alone, so that one that fails leaves the others standing. */
export function KpiRow({ scope }: { scope: Scope }) {
  return (
    <div className="grid grid-cols-1 gap-3 min-[420px]:grid-cols-2 xl:grid-cols-4">
      {KPIS.map((kpi) => (
        <KpiCard key={kpi.measure} kpi={kpi} scope={scope} />
      ))}
    </div>
  );
}

function KpiCard({ kpi, scope }: { kpi: Kpi; scope: Scope }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const query = useMetrics({
    measures: [kpi.measure, ...(kpi.rate ? [kpi.rate.measure] : [])],
    dimensions: [scope.bucket],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
    compare: scope.compare,
  });
  const { data } = query;
  if (query.error) {
    return (
      <Card>
        <ErrorState
          className="py-2"
          title={`${kpi.title} could not be loaded`}
          description={whyItFailed(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      </Card>
    );
  }
  if (!data) return <KpiTileSkeleton />;
  const rate = kpi.rate && data.totals[kpi.rate.measure];
  const before = data.comparison?.resolved_range;
  const href = kpi.behind && callsHref(data.resolved_range, scope.filters, kpi.behind);
  return (
    <KpiTile
      label={kpi.title}
      value={format.number(data.totals[kpi.measure])}
      secondary={kpi.rate && rate != null ? `${format.percent(rate)} ${kpi.rate.words}` : undefined}
      delta={data.comparison ? (data.comparison.change[kpi.measure] ?? null) : undefined}
      betterWhen={data.definitions[0]?.better_when ?? "neutral"}
      comparedWith={before ? `vs ${labels.shortRange(before.from, before.to, data.resolved_range.from)}` : undefined}
      trend={trendOf(data, kpi.measure)}
      color={kpi.color}
      info={<HowComputed of={kpi.title} result={data} />}
      href={href ?? `#${kpi.measure}`}
      as={href ? Link : BehindLink}
      className={query.isPlaceholderData ? "opacity-55 transition-opacity duration-180" : undefined}
    />
  );
}

/** Without the bucket that is still running: it would look like a fall. */
function trendOf(data: MetricResult, measure: string): (number | null)[] {
  const { values, running } = toSeries(data, data.columns[0]!.key as Bucket, new Date());
  const all = values[measure] ?? [];
  return running && all.length > 2 ? all.slice(0, -1) : all;
}
