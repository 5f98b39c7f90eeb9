"use client";

import { Skeleton } from "@parley/ui";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { Bars, usePreload } from "./lazy-bodies.ts";
import type { SeriesMeasure } from "./time-series-card.tsx";

export interface BarsCardProps {
  id: string;
  title: string;
  dimension: string;
  /** Of vertical bars also lines on the right axis: calls and conversion rate by score. */
  series: SeriesMeasure[];
  /** Vertical for what has an order (hours, scores), horizontal for names. */
  direction?: "vertical" | "horizontal";
  scope: Scope;
  filters?: DashboardFilter[];
  /** Categories at most. */
  limit?: number;
  height?: number;
  className?: string;
}

/** Measures by a dimension as bars; a bar leads to its calls. */
export function BarsCard(props: BarsCardProps) {
  const { id, title, dimension, series, scope, filters, limit = 24, height = 240, className } = props;
  const measures = series.map(({ key }) => key);
  usePreload("bars");
  const query = useMetrics(questionOf(scope, { measures, dimensions: [dimension], filters, limit }));
  return (
    <MetricCard
      {...{ id, title, query, height, filters, className }}
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
    >
      {(result, frame) => <Bars {...props} result={result} height={frame.height} />}
    </MetricCard>
  );
}
