import { expect, test } from "vitest";
import { conformalFactor } from "./conformal-factor.ts";
import { forecastError } from "./forecast-error.ts";
import { forecastSeries } from "./forecast-series.ts";
import type { Forecaster } from "./forecaster.ts";
import { readiness } from "./readiness.ts";
import { seasonalNaive } from "./seasonal-naive.ts";

const WEEKDAYS = [120, 110, 100, 100, 95, 60, 40];

function noise(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state + 0.5) / 2_147_483_648;
  };
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

const series = (days: number, seed: number, spread = 8) => {
  const random = noise(seed);
  return Array.from({ length: days }, (_, i) => WEEKDAYS[i % 7]! + spread * random());
};

/** Knows the truth but for the noise, and claims far too narrow intervals. */
const proud: Forecaster = (values, horizon) => ({
  point: Array.from({ length: horizon }, (_, i) => WEEKDAYS[(values.length + i) % 7]!),
  half: Array.from({ length: horizon }, () => 1),
});

test("errors as Hyndman defines them", () => {
  // Forecasting: principles and practice, 5.8: percentage errors by the value; scaled errors by the seasonal naive error within the series.
  const week = [10, 20, 30, 40, 50, 60, 70];
  const grown = [...week, ...week.map((value) => value + 5)];
  const pairs = [
    { actual: 20, forecast: 15 },
    { actual: 40, forecast: 50 },
  ];
  expect(forecastError(pairs, grown)).toEqual({ mape: 0.25, mase: 1.5 });
  expect(forecastError([{ actual: 0, forecast: 5 }], grown)).toEqual({ mape: null, mase: 1 });
});

test("seasonal naive repeats the last week, wider by the root of two in the second", () => {
  // Forecasting: principles and practice, 5.5: seasonal naive, sigma * sqrt(k + 1).
  const values = series(70, 1);
  const { point, half } = seasonalNaive(values, 10, 0.8);
  expect(point).toEqual([...values.slice(-7), ...values.slice(-7, -4)]);
  expect(half[7]! / half[0]!).toBeCloseTo(Math.SQRT2, 10);
});

test("the conformal factor is the rank ceil((n + 1) level) of the scores", () => {
  expect(conformalFactor([5, 1, 4, 2, 3, 6, 7, 8, 9], 0.8)).toBe(8);
  expect(conformalFactor([1, 2, 3], 0.8)).toBeNull();
});

test("intervals that claim too much are widened until they hold what they say", () => {
  let [within, days] = [0, 0];
  for (let seed = 1; seed <= 60; seed++) {
    const all = series(134, seed);
    const { model, points, backTest } = forecastSeries(proud, { values: all.slice(0, 120), horizon: 14, level: 0.8 });
    expect(model).toBe("trend");
    expect(backTest.coverage).toBeGreaterThan(0.65);
    points.forEach(({ low, high }, i) => {
      if (all[120 + i]! >= low && all[120 + i]! <= high) within++;
      days++;
    });
  }
  expect(within / days).toBeGreaterThan(0.75);
  expect(within / days).toBeLessThan(0.87);
});

test("the interval of a sum holds it, and is narrower than the days' intervals added up", () => {
  let within = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const all = series(190, seed);
    const { sum, points } = forecastSeries(proud, { values: all.slice(0, 176), horizon: 14, level: 0.8 });
    const actual = all.slice(176).reduce((total, value) => total + value, 0);
    if (actual >= sum.low && actual <= sum.high) within++;
    expect(sum.high - sum.low).toBeLessThan(points.reduce((total, { low, high }) => total + high - low, 0));
  }
  expect(within).toBeGreaterThanOrEqual(70);
});

test("a model that is worse than repeating the last week, or that fails, is not used", () => {
  const silly: Forecaster = (_, horizon) => ({ point: Array(horizon).fill(500), half: Array(horizon).fill(1) });
  const failing: Forecaster = () => {
    throw new Error("does not converge");
  };
  for (const model of [silly, failing]) {
    const forecast = forecastSeries(model, { values: series(90, 4), horizon: 14, level: 0.8 });
    expect(forecast.model).toBe("repeat");
    expect(forecast.backTest.error).toEqual(forecast.backTest.naiveError);
  }
});

test.each<[string, { low: number; high?: number }]>([
  ["a rate within 0 and 1", { low: 0, high: 1 }],
  ["an amount not below 0, though it has no upper bound", { low: 0 }],
])("nothing goes beyond its bounds: %s", (_, bounds) => {
  const values = series(90, 2, 60).map((value) => Math.max(0, Math.min(1, value / 120)));
  const { points, sum } = forecastSeries(proud, { values, horizon: 14, level: 0.95, bounds });
  expect(points.some(({ low }) => low === 0)).toBe(true);
  for (const { value, low, high } of points) {
    for (const number of [value, low, high])
      expect(number >= 0 && number <= (bounds.high ?? Number.MAX_VALUE)).toBe(true);
  }
  expect(sum.low).toBeGreaterThanOrEqual(0);
});

test("short, empty, constant and gappy series are told apart before a model sees them", () => {
  expect(readiness(series(40, 1))).toEqual({ status: "too_short", daysMissing: 16 });
  expect(readiness(series(56, 1))).toEqual({ status: "ready" });
  expect(readiness([])).toEqual({ status: "empty" });
  expect(readiness(Array(90).fill(0))).toEqual({ status: "empty" });
  expect(readiness(Array(90).fill(5))).toEqual({ status: "constant" });
  expect(readiness(series(90, 1).map((value, i) => (i % 3 === 0 ? null : value)))).toEqual({ status: "gaps" });
  expect(readiness(series(90, 1).map((value, i) => (i % 9 === 0 ? null : value)))).toEqual({ status: "ready" });
});
