"use client";

import { Skeleton } from "@parley/ui";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { TimeLines } from "./time-lines.tsx";

/** A measure as it is drawn over time. */
export interface SeriesMeasure {
  key: string;
  words: string;
  kind?: "line" | "area" | "bar";
  /** A measure with another unit goes right. */
  axis?: "left" | "right";
  /** Draws the period that the page compares with, dashed. */
  compared?: boolean;
}

export interface TimeSeriesCardProps {
  id: string;
  title: string;
  series: SeriesMeasure[];
  scope: Scope;
  /** What narrows this card beyond the page's filters. */
  filters?: DashboardFilter[];
  /** Pixels of the drawing. */
  height?: number;
  className?: string;
}

/** Measures over time: days, weeks or months by the menu, zoom by dragging, one cross-hair over all such cards. */
export function TimeSeriesCard({ id, title, series, scope, filters, height = 260, className }: TimeSeriesCardProps) {
  const query = useMetrics(
    questionOf(scope, {
      measures: series.map(({ key }) => key),
      dimensions: [scope.bucket],
      filters,
      compared: series.some(({ compared }) => compared),
    }),
  );
  return (
    <MetricCard
      {...{ id, title, query, height, filters, className }}
      overTime
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
    >
      {(result, frame) => (
        <TimeLines result={result} series={series} title={title} height={frame.height} filters={filters} />
      )}
    </MetricCard>
  );
}
