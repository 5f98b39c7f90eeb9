/** `count` bars of 0..1 over the whole recording: each the loudest of its stretch, so that no word disappears when zoomed out. */
export function barsOf(peaks: readonly number[], count: number): number[] {
  if (peaks.length === 0) return [];
  const bars = Math.min(count, peaks.length);
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    return Math.min(100, Math.max(0, ...peaks.slice(from, to))) / 100;
  });
}

/**
 * How much lanes are stretched so that a quiet line is still seen: one factor for both sides, because who is louder must stay
 * visible. Noise alone (nothing above a fifth) is not blown up to speech.
 */
export function gainOf(lanes: readonly (readonly number[])[]): number {
  return 1 / Math.max(0.2, ...lanes.flat());
}

/** SVG path of bars around the middle of a lane, in a box of `bars.length` x `height`. Silence keeps a hairline. */
export function lanePath(bars: readonly number[], height: number): string {
  const middle = height / 2;
  return bars
    .map((level, at) => {
      const half = Math.max(0.5, level * (middle - 1));
      return `M${at + 0.5} ${round(middle - half)}V${round(middle + half)}`;
    })
    .join("");
}

/** Place of an instant on the waveform, 0..1. */
export function fractionOf(ms: number, durationMs: number): number {
  return durationMs > 0 ? Math.min(1, Math.max(0, ms / durationMs)) : 0;
}

const round = (value: number) => Math.round(value * 100) / 100;
