import { normalQuantile } from "./normal-distribution.ts";

/**
 * Trials that each of two equally large groups needs, so that rates of `p1` and `p2` are told apart with probability `power` by a two-sided test at
 * `alpha`. Infinity for equal rates. Fleiss, Levin, Paik, "Statistical Methods for Rates and Proportions", 3rd edition, 4.14, without
 * continuity correction.
 */
export function sampleSizeForRate(p1: number, p2: number, { alpha = 0.05, power = 0.8 } = {}): number {
  if (p1 === p2) return Number.POSITIVE_INFINITY;
  const middle = (p1 + p2) / 2;
  const equal = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * middle * (1 - middle));
  const apart = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return Math.ceil(((equal + apart) / (p2 - p1)) ** 2);
}
