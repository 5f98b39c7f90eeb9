"use client";

import { type ChartPick, timeSeriesOption } from "@parley/ui";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { flagsOf } from "../annotations/flags-of.ts";
import { type Annotation, useAnnotations } from "../annotations/use-annotations.ts";
import { useBehind } from "../behind/use-behind.ts";
import { CardChart } from "../card-chart.tsx";
import type { DashboardFilter } from "../filters/dimensions.ts";
import type { MetricResult } from "../filters/question.ts";
import { type Bucket, daysOfBucket } from "../filters/range.ts";
import { useDashboardFilters } from "../filters/use-dashboard-filters.ts";
import { measureColor } from "../measure-colors.ts";
import { toSeries } from "../series.ts";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { foreseen } from "./foreseen.ts";
import type { SeriesMeasure } from "./time-series-card.tsx";
import type { Foresight } from "./use-foresight.ts";

const NoteDialog = dynamic(() => import("../annotations/note-dialog.tsx").then((file) => file.NoteDialog), {
  ssr: false,
});

export interface TimeLinesProps {
  title: string;
  result: MetricResult;
  series: SeriesMeasure[];
  height: number;
  filters?: DashboardFilter[];
  /** Of the first series by day. */
  foresight?: Foresight;
}

/** A result by time as lines and bars. */
export function TimeLines({ title, result, series, height, filters, foresight }: TimeLinesProps) {
  const labels = usePeriodLabels();
  const measureWords = useMeasureWords();
  const behind = useBehind();
  const { zoomTo } = useDashboardFilters();
  const [note, setNote] = useState<Annotation>();
  const range = result.resolved_range;
  const notes = useAnnotations(range);
  // The result's own bucket: while a new question loads, the old answer is still shown.
  const bucket = result.columns[0]!.key as Bucket;
  const data = useMemo(() => toSeries(result, bucket, new Date()), [result, bucket]);
  const option = useMemo(() => {
    const { ahead, anomalies, forecast } = foreseen(foresight, bucket, data.keys);
    return timeSeriesOption({
      buckets: data.keys.map((key) => labels.bucket(bucket, key)),
      forecastBuckets: ahead.map((day) => labels.bucket("day", day)),
      series: series.map(({ key, words, kind, axis, compared }, at) => {
        const unit = unitOf(result, key);
        const { write, axis: writeAxis } = measureWords(unit);
        return {
          ...{ id: key, name: words, kind, axis, color: measureColor(key), format: write, axisFormat: writeAxis },
          ...{ whole: unit === "count", ratio: unit === "ratio" },
          values: data.values[key] ?? [],
          previous: compared ? data.previous?.[key] : undefined,
          ...(at === 0
            ? {
                forecast,
                anomalies: anomalies.map((odd) => ({
                  index: odd.index,
                  note: `Unusual: about ${write(odd.expected)} expected`,
                })),
              }
            : {}),
        };
      }),
      running: data.running,
      flags: flagsOf(notes, bucket, data.keys, range),
    });
  }, [data, series, bucket, result, labels, measureWords, notes, range, foresight]);
  const open = ({ index, seriesId }: ChartPick) => {
    const key = data.keys[index];
    if (key !== undefined) behind.open({ measure: seriesId, row: { [bucket]: String(key) }, filters });
  };
  const zoom = (first: number, last: number) => {
    const days = [first, last].map((at) => daysOfBucket(bucket, String(data.keys[at]), range));
    if (days[0] && days[1]) zoomTo({ from: days[0].from, to: days[1].to });
  };
  return (
    <>
      <CardChart
        option={option}
        height={height}
        ariaLabel={`${title}, ${labels.range(range.from, range.to)}`}
        onPick={open}
        onZoom={bucket === "hour_of_day" ? undefined : zoom}
        onFlag={({ id }) => setNote(notes.find((one) => one.id === id))}
        group="dashboard"
      />
      {note ? <NoteDialog note={note} onClose={() => setNote(undefined)} /> : null}
    </>
  );
}
