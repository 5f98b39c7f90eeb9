import type { Unit } from "@parley/analytics";
import { type Forecast, LEAST_DAYS, type Readiness, readiness } from "@parley/analytics/statistics";
import { DateTime } from "luxon";
import { z } from "zod";
import { type Context, guard, parseInput } from "../context/index.ts";
import { type DailySeries, dailySeries } from "./daily-series.ts";
import { forecastOnThread } from "./forecast-thread.ts";
import { addDays, daysBetween, findToday } from "./local-days.ts";
import { natureOfMeasure } from "./nature-of-measure.ts";
import { queryFilters } from "./query-filter.ts";

/** A year: enough for the week's rhythm and the trend, and quick to fit. The year's own rhythm would need several. */
const HISTORY_DAYS = 364;
/** What is given back of the past, to draw the forecast onto. */
const SHOWN_DAYS = 56;
const LEVEL = 0.8;
/** Days without a call at the end (the next file is yet to come) that a forecast bridges. */
const MOST_BRIDGED = 14;

export const ForecastMeasureInput = z
  .object({
    measure: z.string("Name a measure."),
    filters: queryFilters,
    horizonDays: z.number().int().min(1, "Ask for at least one day.").max(90, "Ask for at most 90 days.").optional(),
    until: z.literal("end_of_month", "Use end_of_month, or horizon_days.").optional(),
  })
  .refine(({ horizonDays, until }) => !horizonDays || !until, {
    message: "Use horizon_days or until, not both.",
    path: ["until"],
  });
export type ForecastMeasureInput = z.input<typeof ForecastMeasureInput>;

export interface MeasureForecast {
  /** `ready`, or why there is no forecast. */
  status: Readiness["status"] | "stale";
  /** Of too_short. */
  daysMissing: number | null;
  /** The last day with a call, of stale. */
  lastDay: string | null;
  measure: string;
  label: string;
  unit: Unit;
  currency: string;
  timezone: string;
  /** Share of days that the interval is to hold. */
  level: number;
  history: { day: string; value: number | null }[];
  points: { day: string; value: number; low: number; high: number }[];
  /** Of a sum or count: what it comes to from `from` to `to`, of which `soFar` is already in (up to yesterday). */
  total: { from: string; to: string; soFar: number; value: number; low: number; high: number } | null;
  model: Forecast["model"] | null;
  backTest: Forecast["backTest"] | null;
}

/**
 * What a measure is likely to be on the days from today on, and on those before it that are not recorded yet. The running day is left out of what is
 * learnt from. A series that is too short, empty, constant, full of gaps or that ended weeks ago is refused by `status`. Throws `invalid_input` for unknown names, with the nearest known one.
 */
export async function forecastMeasure(ctx: Context, input: ForecastMeasureInput): Promise<MeasureForecast> {
  guard(ctx, "analytics.query");
  const { measure, filters, horizonDays, until } = parseInput(ForecastMeasureInput, input);
  const today = await findToday(ctx);
  const from = addDays(today, -HISTORY_DAYS);
  const series = await dailySeries(ctx, { measure, filters, from, to: addDays(today, -1) });
  const monthEnd = DateTime.fromISO(today, { zone: "utc" }).endOf("month").toISODate()!;
  const answer = refusal(measure, series, today);
  if (answer.status !== "ready") return answer;
  const first = addDays(series.days.at(-1)!, 1);
  const last = until ? monthEnd : addDays(today, (horizonDays ?? 14) - 1);
  const horizon = daysBetween(first, last) + 1;
  const forecast = await forecastOnThread({
    ...{ values: series.values, horizon, level: LEVEL },
    bounds: boundsOf(answer.unit, series.values),
  });
  const points = forecast.points.map((band, i) => ({ day: addDays(first, i), ...band }));
  const start = until ? `${today.slice(0, 8)}01` : first;
  // Days of the month before are among those that are forecast: their part of the sum is not this month's.
  const whole = natureOfMeasure(measure).additive && start <= first;
  return {
    ...answer,
    points,
    total: whole ? totalOf(series, start, last, forecast) : null,
    ...{ model: forecast.model, backTest: forecast.backTest },
  };
}

/** The answer without a forecast; `ready` when one can be made. */
function refusal(measure: string, series: DailySeries, today: string): MeasureForecast {
  const { label, unit } = series.result.definitions.find(({ key }) => key === measure)!;
  const { currency, timezone } = series.result;
  const ready = readiness(series.values);
  const stale = ready.status !== "empty" && daysBetween(series.days.at(-1)!, today) - 1 > MOST_BRIDGED;
  return {
    status: stale ? "stale" : ready.status,
    daysMissing: ready.status === "too_short" ? ready.daysMissing : ready.status === "empty" ? LEAST_DAYS : null,
    lastDay: stale ? series.days.at(-1)! : null,
    ...{ measure, label, unit, currency, timezone, level: LEVEL },
    history: series.days.map((day, i) => ({ day, value: series.values[i]! })).slice(-SHOWN_DAYS),
    ...{ points: [], total: null, model: null, backTest: null },
  };
}

/** Below 0 only what has been; no rate above 1. */
function boundsOf(unit: Unit, values: readonly (number | null)[]): { low?: number; high?: number } {
  const low = values.every((value) => value === null || value >= 0) ? { low: 0 } : {};
  return unit === "ratio" && values.every((value) => value === null || value <= 1) ? { ...low, high: 1 } : low;
}

function totalOf({ days, values }: DailySeries, from: string, to: string, { sum }: Forecast) {
  const soFar = days.reduce((total, day, i) => (day >= from ? total + (values[i] ?? 0) : total), 0);
  return { from, to, soFar, value: soFar + sum.value, low: soFar + sum.low, high: soFar + sum.high };
}
