import { normalQuantile } from "../normal-distribution.ts";
import { type Forecaster, WEEK } from "./forecaster.ts";

/**
 * Each day is as the same weekday of the last week was. What every other model has to beat. Its interval widens with each further week. R. J. Hyndman,
 * G. Athanasopoulos, "Forecasting: principles and practice", 3rd edition, 5.2 and 5.5.
 */
export const seasonalNaive: Forecaster = (values, horizon, level) => {
  const changes = values.slice(WEEK).map((value, i) => value - values[i]!);
  const deviation = Math.sqrt(changes.reduce((sum, change) => sum + change * change, 0) / Math.max(1, changes.length));
  const z = normalQuantile(1 - (1 - level) / 2);
  const steps = Array.from({ length: horizon }, (_, i) => i);
  return {
    point: steps.map((i) => values[values.length - WEEK + (i % WEEK)]!),
    half: steps.map((i) => z * deviation * Math.sqrt(Math.floor(i / WEEK) + 1)),
  };
};
