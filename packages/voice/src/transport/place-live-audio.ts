import { type CallClock, SAMPLES_PER_MS } from "../ports.ts";

/** A source may run this far ahead of the clock (two clocks differ, the network bunches frames up); what comes faster is dropped. */
const MAX_AHEAD_MS = 1_000;
/** Audio that has been missing for a whole window by more than this was never sent: the tab slept, say. */
const MISSING_MS = 200;
const WINDOW_MS = 1_000;
const MAX_PAD_MS = 10_000;

/**
 * Puts live audio without time stamps on an unbroken line of samples. A network only delays, and what it delayed comes in a
 * burst: so a late frame is no gap by itself. When a second of frames stays late, the rest was never sent and silence stands in
 * its place. Frames of any length; answers what to hear, in order (nothing, for a frame that is ahead of its time).
 */
export function createLivePlacer(clock: CallClock) {
  let origin: number | null = null;
  let position = 0;
  let leastLate = Number.POSITIVE_INFINITY;
  let windowLate = Number.POSITIVE_INFINITY;
  let windowFrom: number | null = null;

  return (samples: Int16Array): { samples: Int16Array; atMs: number }[] => {
    const lengthMs = samples.length / SAMPLES_PER_MS;
    origin ??= clock.now() - lengthMs;
    const late = clock.now() - origin - position / SAMPLES_PER_MS - lengthMs;
    if (late < -MAX_AHEAD_MS) return [];
    const parts: { samples: Int16Array; atMs: number }[] = [];
    const add = (part: Int16Array) => {
      parts.push({ samples: part, atMs: position / SAMPLES_PER_MS });
      position += part.length;
    };
    leastLate = Math.min(leastLate, late);
    windowLate = Math.min(windowLate, late);
    windowFrom ??= clock.now();
    if (clock.now() - windowFrom >= WINDOW_MS) {
      const missing = windowLate - leastLate;
      if (missing > MISSING_MS) {
        const padMs = Math.min(missing, MAX_PAD_MS);
        // What is beyond the longest pad is forgotten, or it would be padded again with the next window.
        origin += missing - padMs;
        add(new Int16Array(Math.round(padMs * SAMPLES_PER_MS)));
      }
      windowFrom = null;
      windowLate = Number.POSITIVE_INFINITY;
    }
    add(samples);
    return parts;
  };
}
