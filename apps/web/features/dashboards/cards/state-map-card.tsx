"use client";

import { Skeleton } from "@parley/ui";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { StateMap, usePreload } from "./lazy-bodies.ts";

export interface StateMapCardProps {
  id: string;
  title: string;
  measure?: string;
  scope: Scope;
  filters?: DashboardFilter[];
  height?: number;
  className?: string;
}

/** A measure by state: the USA as a map of tiles, other places as a list. Each leads to its calls. */
export function StateMapCard(props: StateMapCardProps) {
  const { id, title, measure = "calls", scope, filters, height = 340, className } = props;
  usePreload("stateMap");
  const query = useMetrics(questionOf(scope, { measures: [measure], dimensions: ["state"], filters, limit: 200 }));
  return (
    <MetricCard
      {...{ id, title, query, height, filters, className }}
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
    >
      {(result, frame) => (
        <StateMap title={title} result={result} measure={measure} filters={filters} height={frame.height} />
      )}
    </MetricCard>
  );
}
