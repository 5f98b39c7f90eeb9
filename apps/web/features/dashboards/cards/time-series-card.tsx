"use client";

import { Skeleton } from "@parley/ui";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { ForecastSwitch } from "./forecast-switch.tsx";
import { TimeLines, usePreload } from "./lazy-bodies.ts";
import { useForesight } from "./use-foresight.ts";

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
  /** Marks unusual days of the first series, and offers what is expected of the next 14. */
  foresight?: boolean;
  className?: string;
}

/** Measures over time: days, weeks or months by the menu, zoom by dragging, one cross-hair over all such cards. */
export function TimeSeriesCard(props: TimeSeriesCardProps) {
  const { id, title, series, scope, filters, height = 260, foresight = false, className } = props;
  usePreload("timeLines");
  const query = useMetrics(
    questionOf(scope, {
      measures: series.map(({ key }) => key),
      dimensions: [scope.bucket],
      filters,
      compared: series.some(({ compared }) => compared),
    }),
  );
  const ahead = useForesight(scope, series[0]?.key ?? "calls", foresight && query.data !== undefined);
  return (
    <MetricCard
      {...{ id, title, query, height, filters, className }}
      overTime
      actions={ahead.byDay ? <ForecastSwitch ahead={ahead} /> : null}
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
    >
      {(result, frame) => (
        <TimeLines {...{ result, series, title, filters }} height={frame.height} foresight={ahead.foresight} />
      )}
    </MetricCard>
  );
}
