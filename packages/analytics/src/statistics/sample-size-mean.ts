import { normalQuantile } from "./normal-distribution.ts";

/**
 * Values that each of two equally large groups needs, so that means `difference` apart are told apart with probability `power` by a two-sided t-test at
 * `alpha`, where values have the standard deviation `deviation`. Infinity for no difference. The normal sample size with W. C. Guenther's correction for t
 * (1981), The American Statistician 35, 243-244, which is within one of the exact number.
 */
export function sampleSizeForMean(difference: number, deviation: number, { alpha = 0.05, power = 0.8 } = {}): number {
  if (difference === 0) return Number.POSITIVE_INFINITY;
  const z = normalQuantile(1 - alpha / 2);
  const effect = difference / deviation;
  return Math.ceil((2 * (z + normalQuantile(power)) ** 2) / effect ** 2 + (z * z) / 4);
}
