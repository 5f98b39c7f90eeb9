"use client";

import { donutOption, Skeleton } from "@parley/ui";
import { useMemo } from "react";
import { useBehind } from "../behind/use-behind.ts";
import { CardChart } from "../card-chart.tsx";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { type MetricResult, questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { useValueWords } from "../use-value-words.ts";
import { donutSlices } from "./donut-slices.ts";

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

interface DonutProps extends Pick<DonutCardProps, "title" | "dimension" | "filters"> {
  measure: string;
  result: MetricResult;
  height: number;
  full: boolean;
}

function Donut({ title, dimension, measure, filters, result, height, full }: DonutProps) {
  const labels = usePeriodLabels();
  const words = useValueWords();
  const measureWords = useMeasureWords();
  const behind = useBehind();
  const slices = useMemo(
    () => donutSlices(result, dimension, measure, { words, most: full ? 12 : 7 }),
    [result, dimension, measure, words, full],
  );
  const option = useMemo(() => {
    const { write } = measureWords(unitOf(result, measure));
    const name = result.definitions[0]?.label ?? "Calls";
    return donutOption({ measure: name, slices, format: write });
  }, [result, measure, slices, measureWords]);
  const { from, to } = result.resolved_range;
  return (
    <CardChart
      option={option}
      height={height}
      ariaLabel={`${title}, ${labels.range(from, to)}`}
      onPick={({ index }) => {
        const slice = slices[index];
        if (slice && slice.key !== undefined) {
          behind.open({ measure, row: { [dimension]: slice.key }, filters });
        }
      }}
    />
  );
}
