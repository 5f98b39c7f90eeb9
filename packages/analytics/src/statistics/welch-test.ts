import type { Interval } from "./interval.ts";
import { tQuantile, tTwoSided } from "./t-distribution.ts";

export interface WelchTest {
  means: [number, number];
  /** Mean of the second minus mean of the first. */
  difference: number;
  t: number;
  /** By Welch and Satterthwaite; seldom whole. */
  degreesOfFreedom: number;
  /** Chance of a difference of at least this size if the means were equal, two-sided. */
  pValue: number;
  /** Of the difference. */
  interval: Interval;
  /** Sample standard deviations. */
  deviations: [number, number];
}

/**
 * Compares the means of two independent samples whose variances may differ. Null when a sample has fewer than two values or neither
 * varies: then nothing is known of the spread. B. L. Welch (1947), Biometrika 34, 28-35.
 */
export function welchTest(first: readonly number[], second: readonly number[], level = 0.95): WelchTest | null {
  if (first.length < 2 || second.length < 2) return null;
  const [m1, m2] = [mean(first), mean(second)];
  const [v1, v2] = [variance(first, m1), variance(second, m2)];
  const [e1, e2] = [v1 / first.length, v2 / second.length];
  const error = Math.sqrt(e1 + e2);
  if (!(error > 0)) return null;
  const df = (e1 + e2) ** 2 / (e1 ** 2 / (first.length - 1) + e2 ** 2 / (second.length - 1));
  const difference = m2 - m1;
  const half = tQuantile(1 - (1 - level) / 2, df) * error;
  return {
    ...{ means: [m1, m2], difference, t: difference / error, degreesOfFreedom: df },
    pValue: tTwoSided(difference / error, df),
    interval: { low: difference - half, high: difference + half },
    deviations: [Math.sqrt(v1), Math.sqrt(v2)],
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const variance = (values: readonly number[], center: number) =>
  values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1);
