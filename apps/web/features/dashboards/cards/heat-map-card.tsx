"use client";

import { Skeleton } from "@parley/ui";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { HeatGrid, usePreload } from "./lazy-bodies.ts";

export interface HeatMapCardProps {
  id: string;
  title: string;
  /** A count or a mean; by default calls. */
  measure?: string;
  scope: Scope;
  filters?: DashboardFilter[];
  height?: number;
  className?: string;
}

/** A measure by weekday and hour, as one hue from nothing to the most. A cell leads to its calls. */
export function HeatMapCard(props: HeatMapCardProps) {
  const { id, title, measure = "calls", scope, filters, height = 240, className } = props;
  usePreload("heatGrid");
  const query = useMetrics(questionOf(scope, { measures: [measure], dimensions: ["weekday", "hour_of_day"], filters }));
  return (
    <MetricCard
      {...{ id, title, query, height, filters, className }}
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
    >
      {(result, frame) => (
        <HeatGrid title={title} result={result} measure={measure} filters={filters} height={frame.height} />
      )}
    </MetricCard>
  );
}
