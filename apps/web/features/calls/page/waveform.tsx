"use client";

import { type KeyboardEvent, type PointerEvent, useMemo } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Player } from "./use-player.ts";
import { barsOf, fractionOf, gainOf, lanePath } from "./waveform-geometry.ts";

const LANE = 28;
const BARS = 260;
/** Lane 0 is the other end (callee or caller), lane 1 the agent, as the recording's channels are. */
const LANE_COLORS = ["text-chart-2", "text-chart-1"];

export interface WaveformProps {
  peaks: number[][];
  player: Player;
  /** Starts of lines that hold the searched words. */
  ticks: number[];
  /** Stretches on hold. */
  holds: { fromMs: number; toMs: number }[];
}

/** Both sides of the recording over time. Click, drag or the arrow keys seek. */
export function Waveform({ peaks, player, ticks, holds }: WaveformProps) {
  const format = useFormat();
  const lanes = useMemo(() => {
    const bars = peaks.slice(0, 2).map((lane) => barsOf(lane, BARS));
    const gain = gainOf(bars);
    return bars.map((lane) => lane.map((level) => level * gain));
  }, [peaks]);
  const { atMs, durationMs, seek } = player;
  const played = fractionOf(atMs, durationMs);
  const width = Math.max(1, ...lanes.map((lane) => lane.length));

  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * durationMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: atMs - 5000, ArrowRight: atMs + 5000, Home: 0, End: durationMs }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seek(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Place in the recording"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(atMs / 1000)}
      aria-valuetext={`${format.duration(atMs / 1000)} of ${format.duration(durationMs / 1000)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      className="relative flex cursor-pointer touch-pan-y flex-col gap-0.5 rounded-md py-1"
    >
      {holds.map(({ fromMs, toMs }) => (
        <span
          key={fromMs}
          title="On hold"
          className="absolute inset-y-0 flex items-end justify-center overflow-hidden rounded-sm bg-warning-quiet text-2xs text-warning"
          style={{
            left: `${fractionOf(fromMs, durationMs) * 100}%`,
            width: `${(fractionOf(toMs, durationMs) - fractionOf(fromMs, durationMs)) * 100}%`,
          }}
        >
          <span aria-hidden="true">Hold</span>
        </span>
      ))}
      {lanes.map((bars, lane) => (
        <svg
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its channel's number
          key={lane}
          viewBox={`0 0 ${width} ${LANE}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className={`relative h-7 w-full ${LANE_COLORS[lane]}`}
        >
          <clipPath id={`played-${lane}`}>
            <rect x="0" y="0" width={played * width} height={LANE} />
          </clipPath>
          <path d={lanePath(bars, LANE)} stroke="currentColor" strokeWidth="0.6" opacity="0.42" />
          <path d={lanePath(bars, LANE)} stroke="currentColor" strokeWidth="0.6" clipPath={`url(#played-${lane})`} />
        </svg>
      ))}
      {ticks.map((tick) => (
        <span
          key={tick}
          aria-hidden="true"
          className="absolute top-0 h-1.5 w-0.5 rounded-full bg-warning"
          style={{ left: `${fractionOf(tick, durationMs) * 100}%` }}
        />
      ))}
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 w-px bg-ink"
        style={{ left: `${played * 100}%` }}
      />
    </div>
  );
}
