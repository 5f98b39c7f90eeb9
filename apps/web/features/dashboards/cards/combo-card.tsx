"use client";

import { type SeriesMeasure, TimeSeriesCard, type TimeSeriesCardProps } from "./time-series-card.tsx";

export interface ComboCardProps extends Omit<TimeSeriesCardProps, "series"> {
  /** Counted things, as bars with the axis at the left. */
  bars: SeriesMeasure[];
  /** Rates or means, as lines with the axis at the right. */
  lines: SeriesMeasure[];
}

/** Bars and a line of another unit over time. */
export function ComboCard({ bars, lines, ...rest }: ComboCardProps) {
  const series = [
    ...bars.map((one): SeriesMeasure => ({ kind: "bar", ...one })),
    ...lines.map((one): SeriesMeasure => ({ axis: "right", ...one })),
  ];
  return <TimeSeriesCard {...rest} series={series} />;
}
