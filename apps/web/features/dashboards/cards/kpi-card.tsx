"use client";

import { Card, ErrorState, KpiTile, KpiTileSkeleton } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../behind/use-behind.ts";
import { CardMenuButton } from "../card-menu-button.tsx";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { type MetricResult, questionOf, type Scope } from "../filters/question.ts";
import type { Bucket } from "../filters/range.ts";
import { HowComputed } from "../how-computed.tsx";
import { measureColor } from "../measure-colors.ts";
import { toSeries } from "../series.ts";
import { unitOf } from "../use-measure-words.ts";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { whyItFailed } from "../why-it-failed.ts";
import { writeMeasure } from "../write-measure.ts";

export interface KpiCardProps {
  id: string;
  title: string;
  measure: string;
  /** A second figure beside the number: "72.4% of answered". */
  beside?: { measure: string; words: string };
  scope: Scope;
  filters?: DashboardFilter[];
  className?: string;
}

/** One number with its change against the compared period and its course. A click leads to its calls. */
export function KpiCard({ id, title, measure, beside, scope, filters, className }: KpiCardProps) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const behind = useBehind();
  const query = useMetrics(
    questionOf(scope, {
      measures: [measure, ...(beside ? [beside.measure] : [])],
      dimensions: [scope.bucket],
      filters,
      compared: true,
    }),
  );
  const { data } = query;
  if (!data && query.error) {
    return (
      <Card id={id} className={className}>
        <ErrorState
          className="py-0"
          title={`${title} could not be loaded`}
          description={whyItFailed(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      </Card>
    );
  }
  if (!data) return <KpiTileSkeleton compared={scope.compare !== "none"} />;
  const second = beside && data.totals[beside.measure];
  const before = data.comparison?.resolved_range;
  return (
    <KpiTile
      id={id}
      label={title}
      value={writeMeasure(format, unitOf(data, measure), data.totals[measure])}
      secondary={
        beside && second != null
          ? `${writeMeasure(format, unitOf(data, beside.measure), second)} ${beside.words}`
          : undefined
      }
      delta={data.comparison ? (data.comparison.change[measure] ?? null) : undefined}
      betterWhen={data.definitions[0]?.better_when ?? "neutral"}
      comparedWith={before ? `vs ${labels.shortRange(before.from, before.to, data.resolved_range.from)}` : undefined}
      trend={trendOf(data, measure)}
      color={measureColor(measure)}
      info={
        <>
          <HowComputed of={title} result={data} />
          <CardMenuButton title={title} result={data} />
        </>
      }
      stale={query.error ? "These numbers could not be renewed." : undefined}
      onOpen={() => behind.open({ measure, filters })}
      className={query.isPlaceholderData ? "opacity-55 transition-opacity duration-180" : className}
    />
  );
}

/** Without the bucket that is still running: it would look like a fall. */
function trendOf(data: MetricResult, measure: string): (number | null)[] {
  const { values, running } = toSeries(data, data.columns[0]!.key as Bucket, new Date());
  const all = values[measure] ?? [];
  return running && all.length > 2 ? all.slice(0, -1) : all;
}
