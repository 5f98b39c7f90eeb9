import { monitorEventLoopDelay } from "node:perf_hooks";

/** Node counts the timer's own period into each value. */
const RESOLUTION_MS = 10;
const WINDOW_MS = 2000;

/** Watches how late this process's event loop runs. `delayMs`: p99 of the last whole two seconds. */
export function watchLoopDelay(): { delayMs(): number; close(): void } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let delayMs = 0;
  histogram.enable();
  const timer = setInterval(() => {
    delayMs = Math.max(0, histogram.percentile(99) / 1e6 - RESOLUTION_MS);
    histogram.reset();
  }, WINDOW_MS);
  timer.unref();
  return {
    delayMs: () => delayMs,
    close() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
