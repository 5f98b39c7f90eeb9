import type { Forecaster } from "./forecaster.ts";

/** One rolling origin: what the model said without having seen it, and what came. */
export interface Trial {
  actual: number[];
  point: number[];
  half: number[];
}

const MOST_TRIALS = 10;
const LEAST_TRAINING = 35;

/**
 * Lets a model forecast `horizon` days from several past days on, knowing only what came before. The last trial ends with the series; the others
 * begin a week earlier each, or less where the series is short. L. J. Tashman (2000), "Out-of-sample tests of forecasting accuracy",
 * International Journal of Forecasting 16, 437-450.
 */
export function backTest(values: readonly number[], forecaster: Forecaster, horizon: number, level: number): Trial[] {
  const room = values.length - horizon - LEAST_TRAINING;
  const step = Math.max(1, Math.min(7, Math.floor(room / (MOST_TRIALS - 1))));
  const trials: Trial[] = [];
  for (let origin = values.length - horizon; origin >= LEAST_TRAINING && trials.length < MOST_TRIALS; origin -= step) {
    const outlook = forecaster(values.slice(0, origin), horizon, level);
    trials.push({ actual: values.slice(origin, origin + horizon), ...outlook });
  }
  return trials;
}
