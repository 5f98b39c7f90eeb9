import type { CallClock } from "../ports.ts";

/** Audio may come this much ahead of real time: what a network held back and then delivered at once. */
const AHEAD_MS = 15_000;
/** No finger and no machine presses keys faster (ITU-T Q.24: 65 ms or more a key). */
const KEYS_A_SECOND = 20;

/** Bounds what a peer can make us work on: audio faster than real time and floods of keys are let through only so far. */
export function createInflow(clock: CallClock) {
  let startedAt: number | null = null;
  let keys = 0;
  let keysSince = Number.NEGATIVE_INFINITY;

  return {
    /** How much audio in all may have come by now (ms), silence for gaps included. */
    limitMs(): number {
      startedAt ??= clock.now();
      return clock.now() - startedAt + AHEAD_MS;
    },
    /** Whether to take a key that comes now. */
    key(): boolean {
      if (clock.now() - keysSince >= 1000) {
        keysSince = clock.now();
        keys = 0;
      }
      return ++keys <= KEYS_A_SECOND;
    },
  };
}
