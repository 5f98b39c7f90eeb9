import type { CallClock } from "../ports.ts";

/** The machine's monotonic clock: immune to a changed time of day. */
export const wallClock: CallClock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};
