"use client";

import { barsOption, type ChartPick, timeSeriesOption } from "@parley/ui";
import { useMemo } from "react";
import { useBehind } from "../behind/use-behind.ts";
import { CardChart } from "../card-chart.tsx";
import type { MetricResult } from "../filters/question.ts";
import { measureColor } from "../measure-colors.ts";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { useValueWords } from "../use-value-words.ts";
import type { BarsCardProps } from "./bars-card.tsx";
import { orderedRows } from "./ordered-rows.ts";

/** A result by one dimension as bars, and lines of another unit above them. */
export function Bars(props: BarsCardProps & { result: MetricResult; height: number }) {
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
