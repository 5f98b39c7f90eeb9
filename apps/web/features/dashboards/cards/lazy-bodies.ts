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

/** What draws a card's numbers. The first paint has none of them, so none is in the first load. */
export const TimeLines = dynamic(load.timeLines);
export const Donut = dynamic(load.donut);
export const Bars = dynamic(load.bars);
export const HeatGrid = dynamic(load.heatGrid);
export const StateMap = dynamic(load.stateMap);

/** Loads a card's drawing while its numbers are still under way. */
export function usePreload(body: keyof typeof load): void {
  useEffect(() => void load[body](), [body]);
}
