import { backTest, type Trial } from "./back-test.ts";
import { conformalFactor } from "./conformal-factor.ts";
import { fillGaps } from "./fill-gaps.ts";
import { type ForecastError, forecastError } from "./forecast-error.ts";
import type { Forecaster, Outlook } from "./forecaster.ts";
import { seasonalNaive } from "./seasonal-naive.ts";

export interface ForecastInput {
  /** One a day without a break, oldest first; null where there was nothing to compute from. `readiness` must have said ready. */
  values: readonly (number | null)[];
  horizon: number;
  /** Share of days that the interval is to hold, 0.8. */
  level: number;
  /** What values cannot be beyond: 0 for counts, 0 and 1 for rates. */
  bounds?: { low?: number; high?: number };
}

export interface Forecast {
  /** `trend` is the model that was handed in; `repeat` is "as the week before", taken where that was closer in the back test. */
  model: "trend" | "repeat";
  points: Band[];
  /** Of the sum over all points: its interval is narrower than that of the days, whose errors partly cancel out. */
  sum: Band;
  backTest: {
    /** How many past days it was tried from, and how far ahead each time. */
    trials: number;
    horizon: number;
    error: ForecastError;
    /** Of "as the week before" on the same days. */
    naiveError: ForecastError;
    /** Share of days that came within the interval; each trial is judged by intervals made from the others. */
    coverage: number;
  };
}

export interface Band {
  value: number;
  low: number;
  high: number;
}

/**
 * Forecasts with a model, or with repeating the last week where that was closer on days that neither had seen. A model's own interval counts on its own
 * errors only and is too narrow; it is scaled to the errors of the back test.
 */
export function forecastSeries(
  model: Forecaster,
  { values: given, horizon, level, bounds = {} }: ForecastInput,
): Forecast {
  const values = fillGaps(given);
  const tried = Math.min(horizon, Math.max(7, values.length - 42));
  const naive = backTest(values, seasonalNaive, tried, level);
  const modelled = tryModel(() => backTest(values, model, tried, level));
  const better = modelled !== null && meanError(modelled) <= meanError(naive);
  const trials = better ? modelled : naive;
  const outlook = (better ? model : seasonalNaive)(values, horizon, level);
  const dayFactor = conformalFactor(trials.flatMap(dayScores), level) ?? 1;
  const { low: least = Number.NEGATIVE_INFINITY, high: most = Number.POSITIVE_INFINITY } = bounds;
  const clamp = (value: number) => Math.min(most, Math.max(least, value));
  const band = (value: number, half: number): Band => {
    return { value: clamp(value), low: clamp(value - half), high: clamp(value + half) };
  };
  const points = outlook.point.map((value, i) => band(value, outlook.half[i]! * dayFactor));
  return {
    model: better ? "trend" : "repeat",
    points,
    sum: sumBand(points, outlook, trials, level, least),
    backTest: {
      ...{ trials: trials.length, horizon: tried },
      error: forecastError(pairsOf(trials), values),
      naiveError: forecastError(pairsOf(naive), values),
      coverage: coverageOf(trials, level),
    },
  };
}

function tryModel(fit: () => Trial[]): Trial[] | null {
  try {
    const trials = fit();
    return trials.every(({ point }) => point.every(Number.isFinite)) ? trials : null;
  } catch {
    // A series that a model cannot be fitted to can still be repeated.
    return null;
  }
}

const pairsOf = (trials: Trial[]) =>
  trials.flatMap(({ actual, point }) => actual.map((value, i) => ({ actual: value, forecast: point[i]! })));

function meanError(trials: Trial[]): number {
  const pairs = pairsOf(trials);
  return pairs.reduce((sum, { actual, forecast }) => sum + Math.abs(actual - forecast), 0) / pairs.length;
}

/** A half width of 0 (a model that fitted perfectly) makes any error infinitely large. */
const scoreOf = (error: number, half: number) => (error === 0 ? 0 : Math.abs(error) / half);

const dayScores = ({ actual, point, half }: Trial) => actual.map((value, i) => scoreOf(value - point[i]!, half[i]!));

function coverageOf(trials: Trial[], level: number): number {
  const within = trials.flatMap((trial) => {
    const others = trials.filter((other) => other !== trial).flatMap(dayScores);
    const factor = conformalFactor(others, level) ?? 1;
    return dayScores(trial).map((score) => score <= factor);
  });
  return within.filter(Boolean).length / within.length;
}

function sumBand(points: Band[], outlook: Outlook, trials: Trial[], level: number, least: number): Band {
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  const spread = (half: number[]) => Math.sqrt(total(half.map((one) => one * one)));
  const scores = trials.map(({ actual, point, half }) => scoreOf(total(actual) - total(point), spread(half)));
  const factor = conformalFactor(scores, level);
  const value = total(points.map((point) => point.value));
  // With too few trials to know how errors add up, as if all days erred the same way.
  const half = factor === null ? total(points.map(({ low, high }) => (high - low) / 2)) : factor * spread(outlook.half);
  return { value, low: Math.max(least, value - half), high: value + half };
}
