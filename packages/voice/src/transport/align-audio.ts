import { SAMPLES_PER_MS } from "../ports.ts";

const MAX_GAP_MS = 10_000;
/** Timestamps are whole milliseconds and frames 20 ms: less than this is jitter of the stamp, not lost audio. */
const TOLERANCE_MS = 30;

/**
 * Puts frames on an unbroken line of samples: a skipped stretch becomes silence (at most ten seconds, a longer one is a fault of
 * the stamp), a frame that came again or too late is dropped, and so is what would make the line longer than `limitMs`.
 */
export function createAligner() {
  let origin: number | null = null;
  let position = 0;

  return (
    samples: Int16Array,
    timestampMs: number,
    limitMs = Number.POSITIVE_INFINITY,
  ): { samples: Int16Array; atMs: number }[] => {
    origin ??= timestampMs;
    const atMs = position / SAMPLES_PER_MS;
    const gapMs = timestampMs - origin - atMs;
    if (gapMs < -TOLERANCE_MS || atMs > limitMs) return [];
    const out: { samples: Int16Array; atMs: number }[] = [];
    const add = (part: Int16Array) => {
      out.push({ samples: part, atMs: position / SAMPLES_PER_MS });
      position += part.length;
    };
    if (gapMs > TOLERANCE_MS) {
      const padMs = Math.min(gapMs, MAX_GAP_MS, Math.max(0, limitMs - atMs));
      origin += gapMs - padMs;
      add(new Int16Array(Math.round(padMs * SAMPLES_PER_MS)));
    }
    add(samples);
    return out;
  };
}
