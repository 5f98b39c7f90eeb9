"use client";

import type { EChartsType } from "echarts/core";
import { useEffect, useRef, useState } from "react";
import { cn } from "../cn.ts";
import { Skeleton } from "../display/skeleton.tsx";
import { ChartFlags } from "./chart-flags.tsx";
import { watchPointer } from "./chart-pointer.ts";
import type { ChartFlag, ChartSpec } from "./chart-spec.ts";
import { ChartTableTwin } from "./chart-table-twin.tsx";
import { cssLookup, resolveColors } from "./resolve-colors.ts";
import { useIsNear } from "./use-is-near.ts";
import { waitForTurn } from "./wait-for-turn.ts";

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
  /** The way to the calls behind a mark; on a chart over buckets a click beside the marks means the nearest. */
  onPick?: (pick: ChartPick) => void;
  /** Dragging over buckets: places of the first and the last of them. */
  onZoom?: (from: number, to: number) => void;
  onFlag?: (flag: ChartFlag) => void;
  /** Charts of one group share the cross-hair. */
  group?: string;
  className?: string;
}

export function Chart({ option, height, ariaLabel, onPick, onZoom, onFlag, group, className }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  // A chart without an option knows no pixels and throws when asked.
  const drawn = useRef(false);
  const latest = useRef({ option, onPick, onZoom });
  const near = useIsNear(box);
  const [ready, setReady] = useState(false);
  const [band, setBand] = useState<{ left: number; width: number } | null>(null);
  const [flags, setFlags] = useState<(ChartFlag & { left: number })[]>([]);
  latest.current = { option, onPick, onZoom };

  useEffect(() => {
    if (!near) return;
    let gone = false;
    let stop = () => {};
    void import("./echarts.ts").then(async ({ createChart }) => {
      await waitForTurn();
      if (gone || !box.current) return;
      const made = createChart(box.current, group);
      const stopPointer = watchPointer(made, box.current, {
        drawn: () => drawn.current,
        spec: () => latest.current.option,
        pick: (pick) => latest.current.onPick?.(pick),
        zoom: () => latest.current.onZoom ?? null,
        onDrag: setBand,
      });
      const sizes = new ResizeObserver(() => {
        made.resize();
        if (drawn.current) setFlags(placeFlags(made, latest.current.option));
      });
      sizes.observe(box.current);
      chart.current = made;
      stop = () => {
        sizes.disconnect();
        stopPointer();
        made.dispose();
        chart.current = null;
        drawn.current = false;
      };
      setReady(true);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [group, near]);

  useEffect(() => {
    if (!ready) return;
    const draw = () => {
      if (!chart.current || !box.current) return;
      chart.current.setOption(resolveColors(option.option, cssLookup(box.current)), { notMerge: true });
      drawn.current = true;
      setFlags(placeFlags(chart.current, option));
    };
    draw();
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => theme.disconnect();
  }, [ready, option]);

  return (
    <figure className={cn("relative m-0 min-w-0", className)} aria-label={ariaLabel}>
      <div
        ref={box}
        style={{ height }}
        aria-hidden="true"
        className={cn("select-none", onPick && (option.points ? "[&_svg]:cursor-pointer" : "[&_path]:cursor-pointer"))}
      />
      {band ? (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute top-0 bottom-6 border-x border-accent bg-accent/10"
          style={band}
        />
      ) : null}
      {flags.length > 0 ? <ChartFlags flags={flags} onFlag={onFlag} /> : null}
      {ready ? null : <Skeleton className="absolute inset-0" />}
      <ChartTableTwin table={option.table} caption={ariaLabel} />
    </figure>
  );
}

/** Flags with their distance from the left, in pixels. */
function placeFlags(chart: EChartsType, { flags = [] }: ChartSpec): (ChartFlag & { left: number })[] {
  return flags.map((flag) => ({ ...flag, left: Number(chart.convertToPixel({ xAxisIndex: 0 }, flag.index)) }));
}
