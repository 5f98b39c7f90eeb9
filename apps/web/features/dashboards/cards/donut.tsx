"use client";

import { donutOption } from "@parley/ui";
import { useMemo } from "react";
import { useBehind } from "../behind/use-behind.ts";
import { CardChart } from "../card-chart.tsx";
import type { MetricResult } from "../filters/question.ts";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { useValueWords } from "../use-value-words.ts";
import type { DonutCardProps } from "./donut-card.tsx";
import { donutSlices } from "./donut-slices.ts";

export interface DonutProps extends Pick<DonutCardProps, "title" | "dimension" | "filters"> {
  measure: string;
  result: MetricResult;
  height: number;
  full: boolean;
}

/** A result by one dimension as a ring; a slice leads to its calls. */
export function Donut({ title, dimension, measure, filters, result, height, full }: DonutProps) {
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
