"use client";

import type { EChartsType } from "echarts/core";
import { useEffect, useRef, useState } from "react";
import { cn } from "../cn.ts";
import { Skeleton } from "../display/skeleton.tsx";
import type { ChartSpec } from "./chart-spec.ts";
import { ChartTableTwin } from "./chart-table-twin.tsx";
import { cssLookup, resolveColors } from "./resolve-colors.ts";

/** The mark that was clicked: which series (its id, without the parts for previous and running) and which bucket or slice. */
export interface ChartPick {
  seriesId: string;
  index: number;
  name: string;
}

export interface ChartProps {
  /** From `timeSeriesOption`, `donutOption` or `barsOption`. Memoise it: a new object redraws. */
  option: ChartSpec;
  /** Pixels. */
  height: number;
  /** One sentence: what is drawn, over which time. */
  ariaLabel: string;
  /** The way to the calls behind a mark. */
  onPick?: (pick: ChartPick) => void;
  /** Charts of one group share the cross-hair. */
  group?: string;
  className?: string;
}

export function Chart({ option, height, ariaLabel, onPick, group, className }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pick = useRef(onPick);
  const [ready, setReady] = useState(false);
  pick.current = onPick;

  useEffect(() => {
    let gone = false;
    let stop = () => {};
    void import("./echarts.ts").then(({ createChart }) => {
      if (gone || !box.current) return;
      const made = createChart(box.current, group);
      made.on("click", (event) => {
        const seriesId = String(event.seriesId ?? "").replace(/:(previous|running)$/, "");
        pick.current?.({ seriesId, index: event.dataIndex ?? 0, name: event.name });
      });
      const sizes = new ResizeObserver(() => made.resize());
      sizes.observe(box.current);
      chart.current = made;
      stop = () => {
        sizes.disconnect();
        made.dispose();
        chart.current = null;
      };
      setReady(true);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [group]);

  useEffect(() => {
    if (!ready) return;
    const draw = () => {
      if (!chart.current || !box.current) return;
      chart.current.setOption(resolveColors(option.option, cssLookup(box.current)), { notMerge: true });
    };
    draw();
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => theme.disconnect();
  }, [ready, option]);

  return (
    <figure className={cn("relative m-0 min-w-0", className)} aria-label={ariaLabel}>
      <div ref={box} style={{ height }} aria-hidden="true" className={cn(onPick && "[&_path]:cursor-pointer")} />
      {ready ? null : <Skeleton className="absolute inset-0" />}
      <ChartTableTwin table={option.table} caption={ariaLabel} />
    </figure>
  );
}
