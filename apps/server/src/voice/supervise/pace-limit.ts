import { type CallClock, SAMPLES_PER_MS, wallClock } from "@parley/voice";

/** A network bunches frames up: so much may come at once. */
const BURST_MS = 1_000;

/** Says of each piece of live audio whether it came no faster than it was spoken. More would wait in memory to be heard later. */
export function createPaceLimit(clock: CallClock = wallClock): (samples: Int16Array) => boolean {
  let allowedMs = BURST_MS;
  let at = clock.now();
  return (samples) => {
    allowedMs = Math.min(BURST_MS, allowedMs + clock.now() - at);
    at = clock.now();
    const lengthMs = samples.length / SAMPLES_PER_MS;
    if (lengthMs > allowedMs) return false;
    allowedMs -= lengthMs;
    return true;
  };
}
