"use client";

import { type ChartPick, timeSeriesOption } from "@parley/ui";
import { useMemo } from "react";
import { CardChart } from "@/features/dashboards/card-chart.tsx";
import { unitOf, useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { turnLegend } from "./legends.ts";
import { seriesOf } from "./series-of.ts";
import { columnsOf, labelOf, textOf, type ViewProps } from "./view-props.ts";

/** Lines, areas, and bars with lines along an ordered dimension. A second unit takes the axis at the right. */
export function SeriesView({ tile, result, height, onOpen }: ViewProps) {
  const labels = usePeriodLabels();
  const words = useValueWords();
  const measureWords = useMeasureWords();
  const { dimensions } = columnsOf(result);
  const [along = "", by] = dimensions;
  const drawn = useMemo(() => seriesOf(result, words), [result, words]);
  const option = useMemo(() => {
    const firstUnit = unitOf(result, drawn.series[0]?.measure ?? "");
    const spec = timeSeriesOption({
      buckets: drawn.keys.map((key) => words(along, key)),
      dimension: labelOf(result, along),
      series: drawn.series.map(({ measure, value, name, color, values, previous }, at) => {
        const unit = unitOf(result, measure);
        const { write, axis } = measureWords(unit);
        return {
          ...{
            id: by === undefined ? measure : `v:${value ?? ""}`,
            name,
            values,
            color,
            format: write,
            axisFormat: axis,
          },
          ...{ whole: unit === "count", ratio: unit === "ratio" },
          kind: kindOf(tile.kind, at),
          axis: unit === firstUnit ? "left" : "right",
          // Lines of many measures beside their own pasts are a thicket.
          previous: drawn.series.length === 1 ? previous : undefined,
        } as const;
      }),
      running: drawn.running,
    });
    return turnLegend(spec, drawn.series.length);
  }, [drawn, along, by, tile.kind, result, words, measureWords]);
  const pick = ({ index, seriesId }: ChartPick) => {
    const one = drawn.series.find(
      ({ measure, value }) => seriesId === (by === undefined ? measure : `v:${value ?? ""}`),
    );
    if (!one || drawn.keys[index] === undefined) return;
    onOpen?.(one.measure, {
      [along]: textOf(drawn.keys[index]),
      ...(by === undefined ? {} : { [by]: one.value ?? null }),
    });
  };
  const { from, to } = result.resolved_range;
  return (
    <CardChart
      option={option}
      height={height}
      ariaLabel={`${tile.title}, ${labels.range(from, to)}`}
      onPick={onOpen ? pick : undefined}
      group="board"
    />
  );
}

function kindOf(kind: string, at: number): "line" | "area" | "bar" {
  if (kind === "area") return "area";
  if (kind === "bar") return "bar";
  return kind === "combo" && at === 0 ? "bar" : "line";
}
