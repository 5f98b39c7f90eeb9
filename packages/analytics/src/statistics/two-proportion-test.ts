import type { Interval } from "./interval.ts";
import { normalCdf, normalQuantile } from "./normal-distribution.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** How many of how many; 0 <= successes <= trials, trials > 0. */
export interface Proportion {
  successes: number;
  trials: number;
}

export interface TwoProportionTest {
  /** Rate of the second minus rate of the first. */
  difference: number;
  /** Standard normal under equal rates; null where every trial of both went the same way. */
  z: number | null;
  /** Chance of a difference of at least this size if the rates were equal, two-sided. */
  pValue: number;
  /** Of the difference, with each group's own variance. */
  wald: Interval;
  /** Of the difference; holds for few trials and rates near 0 or 1. The one to show. */
  newcombe: Interval;
}

/**
 * Compares two rates. The test pools them, as they are equal where it starts from; the intervals do not. Test: J. L. Fleiss, B. Levin, M. C. Paik,
 * "Statistical Methods for Rates and Proportions", 3rd edition, 3.1. Interval: R. G. Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
 */
export function twoProportionTest(first: Proportion, second: Proportion, level = 0.95): TwoProportionTest {
  const [p1, p2] = [first.successes / first.trials, second.successes / second.trials];
  const difference = p2 - p1;
  const pooled = (first.successes + second.successes) / (first.trials + second.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials));
  const z = error > 0 ? difference / error : null;
  const own = Math.sqrt((p1 * (1 - p1)) / first.trials + (p2 * (1 - p2)) / second.trials);
  const half = normalQuantile(1 - (1 - level) / 2) * own;
  return {
    difference,
    z,
    pValue: z === null ? 1 : 2 * normalCdf(-Math.abs(z)),
    wald: { low: difference - half, high: difference + half },
    newcombe: newcombe(first, second, level),
  };
}

function newcombe(first: Proportion, second: Proportion, level: number): Interval {
  const [p1, p2] = [first.successes / first.trials, second.successes / second.trials];
  const one = wilsonInterval(first.successes, first.trials, level);
  const two = wilsonInterval(second.successes, second.trials, level);
  return {
    low: p2 - p1 - Math.hypot(p2 - two.low, one.high - p1),
    high: p2 - p1 + Math.hypot(two.high - p2, p1 - one.low),
  };
}
