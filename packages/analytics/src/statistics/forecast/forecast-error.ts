import { WEEK } from "./forecaster.ts";

export interface ForecastError {
  /** Mean of |error| / value; null when a value is 0, of which no error is a share. */
  mape: number | null;
  /** Mean |error| against that of "as a week before" within the series: below 1 is better. Null for a series that repeats itself exactly. */
  mase: number | null;
}

/**
 * How far forecasts were off. R. J. Hyndman, A. B. Koehler (2006), "Another look at measures of forecast accuracy", International Journal
 * of Forecasting 22, 679-688. `series` gives the scale.
 */
export function forecastError(
  pairs: readonly { actual: number; forecast: number }[],
  series: readonly number[],
): ForecastError {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const sizes = pairs.map(({ actual, forecast }) => Math.abs(actual - forecast));
  const scale = mean(series.slice(WEEK).map((value, i) => Math.abs(value - series[i]!)));
  const zero = pairs.some(({ actual }) => actual === 0);
  return {
    mape: zero || pairs.length === 0 ? null : mean(pairs.map(({ actual }, i) => sizes[i]! / Math.abs(actual))),
    mase: scale > 0 && pairs.length > 0 ? mean(sizes) / scale : null,
  };
}
