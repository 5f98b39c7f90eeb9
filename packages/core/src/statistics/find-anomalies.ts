import type { Unit } from "@parley/analytics";
import { type DimensionShare, seasonalAnomalies } from "@parley/analytics/statistics";
import { invalidInput } from "@parley/platform";
import { z } from "zod";
import { type Context, guard, parseInput } from "../context/index.ts";
import { dailySeries } from "./daily-series.ts";
import { explainDay } from "./explain-day.ts";
import { hourlySeries } from "./hourly-series.ts";
import { addDays, daysBetween, weekdayOf } from "./local-days.ts";
import { natureOfMeasure } from "./nature-of-measure.ts";
import { queryFilters, queryRange } from "./query-filter.ts";
import { resolveDays } from "./resolve-days.ts";

const GRAINS = {
  day: { baseline: 182, most: 800, period: 7 },
  hour: { baseline: 84, most: 92, period: 168 },
} as const;
/** Weeks before anything can be called unusual. */
const LEAST_DAYS = 28;
/** Anomalies that are explained; each costs a question for each dimension. */
const EXPLAINED = 3;

export const FindAnomaliesInput = z.object({
  measure: z.string("Name a measure."),
  filters: queryFilters,
  range: queryRange,
  grain: z.enum(["day", "hour"], "Use day or hour.").default("day"),
});
export type FindAnomaliesInput = z.input<typeof FindAnomaliesInput>;

export interface AnomalyPoint {
  day: string;
  /** 0 to 23; null by the day. */
  hour: number | null;
  value: number | null;
  expected: number | null;
  /** Robust standard deviations from what is expected. */
  score: number | null;
  anomalous: boolean;
}

export interface Anomalies {
  status: "ready" | "too_short" | "empty";
  /** Of too_short. */
  daysMissing: number | null;
  measure: string;
  label: string;
  unit: Unit;
  currency: string;
  timezone: string;
  /** The days that were judged; null when none of the range is over yet. */
  range: { from: string; to: string } | null;
  points: AnomalyPoint[];
  /** The most unusual points first, with what explains the day where something does. */
  anomalies: (AnomalyPoint & { segments: DimensionShare[] })[];
}

/**
 * Which days or hours of a range are unusual for their place in the week, against the half year (hours: twelve weeks) before, and which values of which
 * dimensions explain the most unusual ones. The running day is left out. By the hour only counts and sums can be judged: rates of a handful of
 * calls say nothing. Throws `invalid_input` for unknown names, with the nearest known one, and for ranges that are too long.
 */
export async function findAnomalies(ctx: Context, input: FindAnomaliesInput): Promise<Anomalies> {
  guard(ctx, "analytics.query");
  const { measure, filters, range, grain } = parseInput(FindAnomaliesInput, input);
  const { baseline, most, period } = GRAINS[grain];
  const days = await resolveDays(ctx, range);
  if (days && daysBetween(days.from, days.to) >= most) {
    throw invalidInput([{ pointer: "/range", message: `Ask for at most ${most} days by the ${grain}.` }]);
  }
  const { additive, base } = natureOfMeasure(measure);
  const to = days?.to ?? "1970-01-02";
  const from = addDays(days?.from ?? to, -baseline);
  const series = await dailySeries(ctx, { measure, filters, from, to, more: base === null ? [] : [base] });
  if (grain === "hour" && !additive) {
    throw invalidInput([
      { pointer: "/grain", message: "By the hour only counts and sums can be judged. Ask by the day." },
    ]);
  }
  const { label, unit } = series.result.definitions.find(({ key }) => key === measure)!;
  const { currency, timezone } = series.result;
  const answer = { measure, label, unit, currency, timezone, range: days, points: [], anomalies: [] };
  if (series.days.length === 0 || !days) return { ...answer, status: "empty", daysMissing: null };
  if (series.days.length < LEAST_DAYS) {
    return { ...answer, status: "too_short", daysMissing: LEAST_DAYS - series.days.length };
  }
  const places =
    grain === "hour" ? await hourlySeries(ctx, { measure, filters, days: series.days }) : byDay(series, base);
  const first = places.findIndex(({ day }) => day >= days.from);
  const kind = !additive ? "level" : unit === "count" ? "count" : "amount";
  const scored = first < 0 ? [] : seasonalAnomalies(places, { period, kind }, first);
  const points = scored.map((score, i): AnomalyPoint => {
    const { day, hour, value } = places[first + i]!;
    return { day, hour, value, ...score };
  });
  const found = points
    .filter(({ anomalous }) => anomalous)
    .sort((a, b) => Math.abs(b.score ?? 0) - Math.abs(a.score ?? 0));
  const anomalies: Anomalies["anomalies"] = [];
  for (const point of found) {
    const explain = anomalies.length < EXPLAINED;
    anomalies.push({ ...point, segments: explain ? await explainDay(ctx, { measure, filters, point }) : [] });
  }
  return { ...answer, status: "ready", daysMissing: null, points, anomalies };
}

function byDay({ days, values, result }: Awaited<ReturnType<typeof dailySeries>>, base: string | null) {
  return days.map((day, i) => ({
    ...{ day, hour: null, value: values[i]!, season: weekdayOf(day) },
    ...(base === null ? {} : { weight: Number(result.rows[i]![base] ?? 0) }),
  }));
}
