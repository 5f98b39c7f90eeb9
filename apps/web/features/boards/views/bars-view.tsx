"use client";

import { orderedDimensions } from "@parley/core/dashboards/tile";
import { barsOption, type ChartPick } from "@parley/ui";
import { useMemo } from "react";
import { CardChart } from "@/features/dashboards/card-chart.tsx";
import { unitOf, useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { turnLegend } from "./legends.ts";
import { seriesOf } from "./series-of.ts";
import { SeriesView } from "./series-view.tsx";
import { columnsOf, labelOf, textOf, type ViewProps } from "./view-props.ts";

/** A bar with its name needs so much. */
const BAR_PX = 22;

/** Bars: upright along what has an order, lying for names, side by side or on top of each other for a second dimension. */
export function BarsView(props: ViewProps) {
  const { dimensions } = columnsOf(props.result);
  const isOrdered = orderedDimensions.includes(dimensions[0] ?? "");
  if (isOrdered && dimensions.length === 1 && !props.tile.options.stacked) return <SeriesView {...props} />;
  return <NamedBars {...props} isOrdered={isOrdered} />;
}

function NamedBars({ tile, result, height, onOpen, isOrdered }: ViewProps & { isOrdered: boolean }) {
  const labels = usePeriodLabels();
  const words = useValueWords();
  const measureWords = useMeasureWords();
  const { dimensions } = columnsOf(result);
  const [along = "", by] = dimensions;
  const drawn = useMemo(() => seriesOf(result, words), [result, words]);
  const stacked = Boolean(tile.options.stacked);
  const room = Math.max(1, Math.floor(height / (BAR_PX * (stacked ? 1 : Math.max(1, drawn.series.length * 0.6)))));
  const shown = isOrdered ? drawn.keys.length : Math.min(drawn.keys.length, room);
  const option = useMemo(
    () =>
      turnLegend(
        barsOption({
          dimension: labelOf(result, along),
          categories: drawn.keys.slice(0, shown).map((key, at) => ({ id: String(at), name: words(along, key) })),
          series: drawn.series.map(({ measure, value, name, values, color }) => ({
            ...{ id: by === undefined ? measure : `v:${value ?? ""}`, name, color, values: values.slice(0, shown) },
          })),
          direction: isOrdered ? "vertical" : "horizontal",
          stacked,
          format: measureWords(unitOf(result, drawn.series[0]?.measure ?? "")).write,
        }),
        drawn.series.length,
      ),
    [drawn, along, by, shown, isOrdered, stacked, result, words, measureWords],
  );
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
    />
  );
}
