"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";

const load = {
  timeLines: () => import("./time-lines.tsx").then((file) => file.TimeLines),
  donut: () => import("./donut.tsx").then((file) => file.Donut),
  bars: () => import("./bars.tsx").then((file) => file.Bars),
  heatGrid: () => import("./heat-grid.tsx").then((file) => file.HeatGrid),
  stateMap: () => import("./state-map.tsx").then((file) => file.StateMap),
};

/**
 * What draws a card's numbers. The first paint has none of them, so none is in the first load. Without `ssr: false` such a part has no
 * boundary of its own: while it loads, Next hides the whole page behind the nearest loading.tsx, and the page jumps to its top.
 */
export const TimeLines = dynamic(load.timeLines, { ssr: false });
export const Donut = dynamic(load.donut, { ssr: false });
export const Bars = dynamic(load.bars, { ssr: false });
export const HeatGrid = dynamic(load.heatGrid, { ssr: false });
export const StateMap = dynamic(load.stateMap, { ssr: false });

/** Loads a card's drawing while its numbers are still under way. */
export function usePreload(body: keyof typeof load): void {
  useEffect(() => void load[body](), [body]);
}
