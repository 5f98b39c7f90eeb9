"use client";

import { barsOption, type ChartPick, Skeleton, timeSeriesOption } from "@parley/ui";
import { useMemo } from "react";
import { useBehind } from "../behind/use-behind.ts";
import { CardChart } from "../card-chart.tsx";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { type MetricResult, questionOf, type Scope } from "../filters/question.ts";
import { measureColor } from "../measure-colors.ts";
import { MetricCard } from "../metric-card.tsx";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { useValueWords } from "../use-value-words.ts";
import { orderedRows } from "./ordered-rows.ts";
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

function Bars(props: BarsCardProps & { result: MetricResult; height: number }) {
  const { title, dimension, series, direction = "vertical", filters, result, height } = props;
  const labels = usePeriodLabels();
  const words = useValueWords();
  const measureWords = useMeasureWords();
  const behind = useBehind();
  const rows = useMemo(() => orderedRows(result, dimension), [result, dimension]);
  const option = useMemo(() => {
    const names = rows.map((row) => words(dimension, row[dimension]));
    const drawn = series.map(({ key, words: name, axis, kind = axis === "right" ? "line" : "bar" }) => {
      const unit = unitOf(result, key);
      const { write, axis: axisFormat } = measureWords(unit);
      const values = rows.map((row) => (typeof row[key] === "number" ? row[key] : null));
      const flags = { whole: unit === "count", ratio: unit === "ratio" };
      return { id: key, name, kind, axis, values, color: measureColor(key), format: write, axisFormat, ...flags };
    });
    if (direction === "vertical") {
      return timeSeriesOption({ buckets: names, series: drawn, dimension: result.columns[0]?.label });
    }
    return barsOption({
      dimension: result.columns[0]?.label ?? "",
      categories: names.map((name, at) => ({ id: String(at), name })),
      series: drawn,
      format: drawn[0]?.format,
    });
  }, [rows, dimension, series, direction, result, words, measureWords]);
  const { from, to } = result.resolved_range;
  const open = ({ index, seriesId }: ChartPick) => {
    const row = rows[index];
    if (!row) return;
    const value = row[dimension] == null ? null : String(row[dimension]);
    behind.open({ measure: seriesId, row: { [dimension]: value }, filters });
  };
  return <CardChart option={option} height={height} ariaLabel={`${title}, ${labels.range(from, to)}`} onPick={open} />;
}
