"use client";

import { donutOption } from "@parley/ui";
import { useMemo } from "react";
import { CardChart } from "@/features/dashboards/card-chart.tsx";
import { donutSlices } from "@/features/dashboards/cards/donut-slices.ts";
import { unitOf, useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { DONUT_PX, narrowLegend } from "./legends.ts";
import { useWidth } from "./use-width.ts";
import { columnsOf, labelOf, type ViewProps } from "./view-props.ts";

const MOST_SLICES = 7;

/** Parts of a whole; what a ring cannot show apart is one slice. */
export function DonutView({ tile, result, height, onOpen }: ViewProps) {
  const labels = usePeriodLabels();
  const words = useValueWords();
  const measureWords = useMeasureWords();
  const { dimensions, measures } = columnsOf(result);
  const [dimension = ""] = dimensions;
  const [measure = ""] = measures;
  const slices = useMemo(
    () => donutSlices(result, dimension, measure, { words, most: MOST_SLICES }),
    [result, dimension, measure, words],
  );
  const [box, width] = useWidth();
  const whole = useMemo(
    () =>
      donutOption({ measure: labelOf(result, measure), slices, format: measureWords(unitOf(result, measure)).write }),
    [slices, result, measure, measureWords],
  );
  const option = useMemo(
    () => (width !== null && width < DONUT_PX ? narrowLegend(whole, width) : whole),
    [whole, width],
  );
  const { from, to } = result.resolved_range;
  return (
    <div ref={box}>
      <CardChart
        option={option}
        height={height}
        ariaLabel={`${tile.title}, ${labels.range(from, to)}`}
        onPick={
          onOpen
            ? ({ index }) => {
                const slice = slices[index];
                if (slice?.key !== undefined) onOpen(measure, { [dimension]: slice.key });
              }
            : undefined
        }
      />
    </div>
  );
}
