import { normalQuantile } from "./normal-distribution.ts";

/** Coarse, and right to four digits: the integrand is smooth. */
const STEP = 0.3;
const MOST_LOOKS = 100;
const REACH = 8;
const known = new Map<string, number>();

/**
 * How often somebody who looks `looks` times at growing data, and stops at the first difference that a test at `alpha` calls one, is wrong though
 * there is none. One look is wrong with `alpha`. P. Armitage, C. K. McPherson, B. C. Rowe (1969), "Repeated significance tests on
 * accumulating data", JRSS A 132, 235-244: equally spaced looks at a normal sum, whose density among those that go on is integrated look by look.
 * Counts at most 100 looks; more would only add to what is already too much.
 */
export function falseAlarmRate(looks: number, alpha = 0.05): number {
  const count = Math.min(MOST_LOOKS, Math.max(1, Math.floor(looks)));
  const key = `${count} ${alpha}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const rate = 1 - stillGoing(count, normalQuantile(1 - alpha / 2));
  known.set(key, rate);
  return rate;
}

/** Chance that the sum stayed between -z sqrt(k) and z sqrt(k) at each look k. */
function stillGoing(looks: number, z: number): number {
  let grid = gridUpTo(z);
  let density = grid.points.map((s) => Math.exp((-s * s) / 2) / Math.sqrt(2 * Math.PI));
  for (let k = 2; k <= looks; k++) {
    const next = gridUpTo(z * Math.sqrt(k));
    // Sums to either side are equally likely: the lower half says it all.
    const half = next.points.slice(0, (next.points.length + 1) / 2).map((s) => convolve(grid, density, s));
    density = [...half, ...half.slice(0, -1).reverse()];
    grid = next;
  }
  return density.reduce((sum, value, i) => sum + value * grid.weights[i]!, 0);
}

interface Grid {
  points: number[];
  /** Simpson's. */
  weights: number[];
  step: number;
}

function gridUpTo(bound: number): Grid {
  const intervals = 2 * Math.ceil(bound / STEP);
  const step = (2 * bound) / intervals;
  const points = Array.from({ length: intervals + 1 }, (_, i) => -bound + i * step);
  const weights = points.map((_, i) => ((i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2) * step) / 3);
  return { points, weights, step };
}

/** Density at `s` after one more standard normal step. */
function convolve({ points, weights, step }: Grid, density: number[], s: number): number {
  const from = Math.max(0, Math.ceil((s - REACH - points[0]!) / step));
  const to = Math.min(points.length - 1, Math.floor((s + REACH - points[0]!) / step));
  let sum = 0;
  for (let i = from; i <= to; i++) {
    const way = s - points[i]!;
    sum += density[i]! * weights[i]! * Math.exp((-way * way) / 2);
  }
  return sum / Math.sqrt(2 * Math.PI);
}
