"use client";

import { Chart, type ChartProps } from "@parley/ui";
import { use, useEffect } from "react";
import { CardContext } from "./card-context.ts";

/** A chart inside a MetricCard: the card's menu can make a picture of it. */
export function CardChart(props: ChartProps) {
  const drawing = use(CardContext)?.drawing;
  const { option } = props;
  useEffect(() => {
    if (!drawing) return;
    drawing.current = option;
    return () => {
      drawing.current = null;
    };
  }, [drawing, option]);
  return <Chart {...props} />;
}
