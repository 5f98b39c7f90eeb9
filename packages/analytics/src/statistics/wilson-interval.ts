import type { Interval } from "./interval.ts";
import { normalQuantile } from "./normal-distribution.ts";

/**
 * Interval for a rate of `successes` out of `trials` (> 0), at `level` (0.95). It never leaves 0 to 1 and holds for few trials. E. B. Wilson (1927),
 * JASA 22, 209-212.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval {
  const z = normalQuantile(1 - (1 - level) / 2);
  const rate = successes / trials;
  const middle = rate + (z * z) / (2 * trials);
  const half = z * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
