import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { median } from "./median.ts";
import { normalCdf } from "./normal-distribution.ts";
import { robustScale } from "./robust-scale.ts";

export interface SeasonalPoint {
  /** Null where nothing is known (a rate of no calls): never an anomaly, and no part of what is expected. */
  value: number | null;
  /** Which of the repeating places it stands at: the weekday, or the hour of the week. */
  season: number;
  /** What a rate is out of. Its noise shrinks with the root of this. */
  weight?: number;
}

export interface SeasonalOptions {
  /** Points of one repetition: 7 days, 168 hours. */
  period: number;
  /** Amounts (counts, money) are noisier where they are larger, rates and means are not. */
  kind: "count" | "amount" | "level";
}

export interface ScoredPoint {
  expected: number | null;
  /** Robust standard deviations above (positive) or below what is expected; null where that cannot be told. */
  score: number | null;
  anomalous: boolean;
}

/** B. Iglewicz and D. C. Hoaglin's limit for the modified z-score. */
const LIMIT = 3.5;
/** Of the points that are called anomalous, the share that may be wrong. */
const FALSE_DISCOVERIES = 0.05;

/**
 * How unusual each point of an evenly spaced series is for its place in the week. Expected is the running median of two repetitions to either side plus the
 * place's own median deviation from it, so that neither growth nor a few wild days move it; the scale is the median absolute deviation. Counts are judged on
 * Anscombe's scale (2 sqrt(x + 3/8); F. J. Anscombe 1948, Biometrika 35, 246-254), where their noise is the same for busy and quiet hours
 * and never less than 1. Only points from `from` on are judged; anomalous is what passes the limit and, since many points are looked at at once,
 * Benjamini and Hochberg's procedure over all that are judged.
 */
export function seasonalAnomalies(
  points: readonly SeasonalPoint[],
  { period, kind }: SeasonalOptions,
  from = 0,
): ScoredPoint[] {
  const x = points.map(({ value }) => (value === null ? null : forward(value, kind)));
  const rough = runningMedian(x, period);
  const places = seasonMedians(points, x, rough);
  const level = runningMedian(
    x.map((value, i) => (value === null ? null : value - places(i))),
    period,
  );
  const expected = x.map((_, i) => (level[i] === null ? null : level[i]! + places(i)));
  const residuals = x.map((value, i) =>
    value === null || expected[i] === null ? null : (value - expected[i]!) * Math.sqrt(points[i]!.weight ?? 1),
  );
  const known = residuals.filter((residual) => residual !== null);
  const scale = Math.max(known.length > 0 ? robustScale(known) : 0, kind === "count" ? 1 : 0);
  const scores = residuals.map((residual) => (residual === null || scale === 0 ? null : residual / scale));
  const judged = scores.slice(from).filter((score) => score !== null);
  const believed = benjaminiHochberg(
    judged.map((score) => 2 * normalCdf(-Math.abs(score))),
    FALSE_DISCOVERIES,
  );
  let next = 0;
  return scores.slice(from).map((score, i) => {
    const center = expected[from + i] ?? null;
    const passes = score !== null && believed[next++] === true && Math.abs(score) >= LIMIT;
    return { expected: center === null ? null : backward(center, kind), score, anomalous: passes };
  });
}

/** For places that come up rarely in what is known, 0: they are then as high as the rest. */
function seasonMedians(points: readonly SeasonalPoint[], x: (number | null)[], level: (number | null)[]) {
  const deviations = new Map<number, number[]>();
  points.forEach(({ season }, i) => {
    if (x[i] === null || level[i] === null) return;
    const list = deviations.get(season) ?? [];
    list.push(x[i]! - level[i]!);
    deviations.set(season, list);
  });
  const medians = new Map([...deviations].map(([season, list]) => [season, median(list)]));
  return (i: number) => medians.get(points[i]!.season) ?? 0;
}

/** Over two periods to either side. A window that moves by one keeps its order, which spares sorting it again. */
function runningMedian(x: (number | null)[], period: number): (number | null)[] {
  const reach = 2 * period;
  const window: number[] = [];
  const add = (value: number | null | undefined) => {
    if (value != null) window.splice(placeOf(window, value), 0, value);
  };
  const drop = (value: number | null | undefined) => {
    if (value != null) window.splice(placeOf(window, value), 1);
  };
  for (let i = 0; i < Math.min(reach, x.length); i++) add(x[i]);
  return x.map((_, i) => {
    add(x[i + reach]);
    drop(i - reach - 1 < 0 ? null : x[i - reach - 1]);
    const half = window.length >> 1;
    if (window.length === 0) return null;
    return window.length % 2 === 1 ? window[half]! : (window[half - 1]! + window[half]!) / 2;
  });
}

/** Index of the first value that is not less. */
function placeOf(sorted: number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function forward(value: number, kind: SeasonalOptions["kind"]): number {
  if (kind === "level") return value;
  return kind === "count" ? 2 * Math.sqrt(Math.max(0, value) + 3 / 8) : Math.sign(value) * Math.sqrt(Math.abs(value));
}

function backward(x: number, kind: SeasonalOptions["kind"]): number {
  if (kind === "level") return x;
  return kind === "count" ? Math.max(0, (Math.max(0, x) / 2) ** 2 - 3 / 8) : Math.sign(x) * x * x;
}
