import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Gives the event loop a turn when work has held it for `sliceMs`: the same process may carry a live call, whose audio frames come
 * every 20 ms. Call it between small pieces of work.
 */
export function createPacer(sliceMs = 4): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await nextTurn();
    since = performance.now();
  };
}
