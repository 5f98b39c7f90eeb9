"use client";

import { Chart, type ChartProps } from "@parley/ui";
import { useMemo } from "react";
import { useDrawing } from "./card-context.ts";

/** A chart inside a MetricCard: the card's menu can make a picture of it. */
export function CardChart(props: ChartProps) {
  const { option } = props;
  useDrawing(useMemo(() => ({ spec: option }), [option]));
  return <Chart {...props} />;
}
