"use client";

import { Skeleton } from "@parley/ui";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { Donut, usePreload } from "./lazy-bodies.ts";

export interface DonutCardProps {
  id: string;
  title: string;
  dimension: string;
  /** Something that adds up: calls, revenue. */
  measure?: string;
  scope: Scope;
  filters?: DashboardFilter[];
  height?: number;
  className?: string;
}

/** Parts of a whole; a slice leads to its calls. */
export function DonutCard(props: DonutCardProps) {
  const { id, title, dimension, measure = "calls", scope, filters, height = 260, className } = props;
  usePreload("donut");
  const query = useMetrics(questionOf(scope, { measures: [measure], dimensions: [dimension], filters, limit: 50 }));
  return (
    <MetricCard
      {...{ id, title, query, height, filters, className }}
      skeleton={
        <div className="flex min-h-[inherit] items-center gap-6">
          <Skeleton className="size-38 shrink-0 rounded-full" />
          <Skeleton className="h-28 flex-1" />
        </div>
      }
    >
      {(result, frame) => (
        <Donut {...{ title, dimension, measure, filters, result }} height={frame.height} full={frame.full} />
      )}
    </MetricCard>
  );
}
