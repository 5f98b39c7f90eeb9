import type { CallClock } from "../ports.ts";

/** The carrier's message and the tones of one key press come within this. */
const SAME_PRESS_MS = 1200;
/** Each source is let through at 20 keys a second (transport/inflow.ts); whoever sends more is not worth searching through. */
const MOST_TOLD = 48;

/**
 * A key press may be told twice: by the carrier's message, and by its tones in the voice channel. Answers whether a press is new;
 * the same key twice from one source is two presses.
 */
export function createKeyFilter(clock: CallClock) {
  const told: { digit: string; source: string; at: number }[] = [];
  return (digit: string, source: "tones" | "carrier"): boolean => {
    const now = clock.now();
    while (told[0] && now - told[0].at > SAME_PRESS_MS) told.shift();
    const other = told.findIndex((press) => press.digit === digit && press.source !== source);
    if (other >= 0) {
      told.splice(other, 1);
      return false;
    }
    if (told.length >= MOST_TOLD) told.shift();
    told.push({ digit, source, at: now });
    return true;
  };
}
