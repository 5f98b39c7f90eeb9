"use client";

import { type ChartPick, timeSeriesOption } from "@parley/ui";
import { useMemo } from "react";
import { useBehind } from "../behind/use-behind.ts";
import { CardChart } from "../card-chart.tsx";
import type { DashboardFilter } from "../filters/dimensions.ts";
import type { MetricResult } from "../filters/question.ts";
import type { Bucket } from "../filters/range.ts";
import { measureColor } from "../measure-colors.ts";
import { toSeries } from "../series.ts";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import type { SeriesMeasure } from "./time-series-card.tsx";

export interface TimeLinesProps {
  title: string;
  result: MetricResult;
  series: SeriesMeasure[];
  height: number;
  filters?: DashboardFilter[];
}

/** A result by time as lines and bars. */
export function TimeLines({ title, result, series, height, filters }: TimeLinesProps) {
  const labels = usePeriodLabels();
  const measureWords = useMeasureWords();
  const behind = useBehind();
  // The result's own bucket: while a new question loads, the old answer is still shown.
  const bucket = result.columns[0]!.key as Bucket;
  const data = useMemo(() => toSeries(result, bucket, new Date()), [result, bucket]);
  const option = useMemo(
    () =>
      timeSeriesOption({
        buckets: data.keys.map((key) => labels.bucket(bucket, key)),
        series: series.map(({ key, words, kind, axis, compared }) => {
          const unit = unitOf(result, key);
          const { write, axis: writeAxis } = measureWords(unit);
          return {
            ...{ id: key, name: words, kind, axis, color: measureColor(key), format: write, axisFormat: writeAxis },
            ...{ whole: unit === "count", ratio: unit === "ratio" },
            values: data.values[key] ?? [],
            previous: compared ? data.previous?.[key] : undefined,
          };
        }),
        running: data.running,
      }),
    [data, series, bucket, result, labels, measureWords],
  );
  const open = ({ index, seriesId }: ChartPick) => {
    const key = data.keys[index];
    if (key !== undefined) behind.open({ measure: seriesId, row: { [bucket]: String(key) }, filters });
  };
  const { from, to } = result.resolved_range;
  return (
    <CardChart
      option={option}
      height={height}
      ariaLabel={`${title}, ${labels.range(from, to)}`}
      onPick={open}
      group="dashboard"
    />
  );
}
