import type { Unit } from "@parley/analytics";
import {
  falseAlarmRate,
  type Interval,
  sampleSizeForMean,
  sampleSizeForRate,
  twoProportionTest,
  welchTest,
  wilsonInterval,
} from "@parley/analytics/statistics";
import { type Context, guard } from "../../context/index.ts";
import { queryMetrics } from "../../insights/index.ts";
import { addDays, daysBetween, earlier, findToday } from "../local-days.ts";
import { natureOfMeasure } from "../nature-of-measure.ts";
import { getExperiment } from "./list-experiments.ts";
import type { Experiment } from "./schemas.ts";

const ALPHA = 0.05;

export interface ExperimentGroup {
  value: string;
  /** Rate or mean of the group; null when there is nothing to compute it from. */
  result: number | null;
  /** What one sample is: calls that the rate is a share of, or days with a value. */
  sample: number;
  /** Of a rate its successes. */
  successes: number | null;
  /** Of a rate, 95%. */
  interval: Interval | null;
}

export interface ExperimentResult {
  experiment: Experiment;
  label: string;
  unit: Unit;
  currency: string;
  /** `rate`: two-proportion test over calls. `mean`: Welch's test over the days' means, each day one sample. */
  method: "rate" | "mean";
  /** The days that are counted; null before the first one is over. */
  range: { from: string; to: string } | null;
  control: ExperimentGroup;
  variant: ExperimentGroup;
  /** Variant minus control, with its 95% interval (Newcombe's for rates, Welch's for means); null when it cannot be told yet. */
  difference: { value: number; low: number; high: number; pValue: number; method: string } | null;
  /** Sample that each group needs to see the smallest effect that matters (power 0.8, alpha 0.05); null until the control has a result. */
  sampleNeeded: number | null;
  /** `not_comparable`: more successes than calls, so the measure is no share of these calls. */
  verdict: "no_data" | "not_comparable" | "too_early" | "different" | "no_difference";
  /** While it runs: how often somebody who looks daily and stops at the first difference is wrong though there is none. */
  peeking: { looks: number; falseAlarmRate: number; plannedRate: number } | null;
}

/**
 * What an experiment shows so far. Means are compared over days, not calls: the catalogue has no spread of single calls, and calls of one day are alike
 * anyway, which a test over calls would take for certainty. Throws not_found.
 */
export async function experimentResult(ctx: Context, publicId: string): Promise<ExperimentResult> {
  guard(ctx, "analytics.query");
  const experiment = await getExperiment(ctx, publicId);
  const { measure, dimension, control, variant, startedOn, endedOn } = experiment;
  const today = await findToday(ctx);
  const { base } = natureOfMeasure(measure);
  const method = base === null ? "mean" : "rate";
  // A day that is not over has the calls that it has, but not yet its mean.
  const to = earlier(endedOn ?? today, method === "mean" ? addDays(today, -1) : today);
  const range = startedOn <= to ? { from: startedOn, to } : null;
  const { definitions, currency, rows } = await queryMetrics(ctx, {
    measures: base === null ? [measure] : [measure, base],
    dimensions: method === "mean" ? ["day", dimension] : [dimension],
    filters: [{ dimension, op: "in", values: [control, variant] }],
    range: range ?? { from: startedOn, to: startedOn },
  });
  const { label, unit } = definitions.find(({ key }) => key === measure)!;
  const of = (value: string) => (range ? rows.filter((row) => String(row[dimension]) === value) : []);
  const [first, second] =
    base === null
      ? [meanGroup(control, of(control), measure), meanGroup(variant, of(variant), measure)]
      : [rateGroup(control, of(control), measure, base), rateGroup(variant, of(variant), measure, base)];
  const running = !endedOn || endedOn >= today;
  const looks = range ? daysBetween(startedOn, earlier(to, today)) + 1 : 0;
  const told = method === "rate" ? tellRates(first, second, experiment) : tellMeans(first, second, experiment);
  return {
    ...{ experiment, label, unit, currency, method, range },
    control: first.group,
    variant: second.group,
    ...told,
    verdict: verdictOf(told, [first.group, second.group], running),
    peeking: running && looks > 1 ? { looks, falseAlarmRate: falseAlarmRate(looks, ALPHA), plannedRate: ALPHA } : null,
  };
}

interface Sampled {
  group: ExperimentGroup;
  /** Of a mean, day by day. */
  values: number[];
}
type Row = Record<string, string | number | null>;
type Told = Pick<ExperimentResult, "difference" | "sampleNeeded">;

function rateGroup(value: string, rows: Row[], measure: string, base: string): Sampled {
  const sample = Number(rows[0]?.[base] ?? 0);
  const rate = (rows[0]?.[measure] ?? null) as number | null;
  const successes = Math.round((rate ?? 0) * sample);
  const interval = sample > 0 && successes <= sample ? wilsonInterval(successes, sample) : null;
  return { group: { value, result: rate, sample, successes, interval }, values: [] };
}

function meanGroup(value: string, rows: Row[], measure: string): Sampled {
  const values = rows.map((row) => row[measure] ?? null).filter((one): one is number => typeof one === "number");
  const result = values.length > 0 ? values.reduce((sum, one) => sum + one, 0) / values.length : null;
  return { group: { value, result, sample: values.length, successes: null, interval: null }, values };
}

function tellRates({ group: one }: Sampled, { group: two }: Sampled, { smallestEffect }: Experiment): Told {
  const rate = one.result;
  const sampleNeeded =
    rate !== null && rate > 0 && rate < 1 ? sampleSizeForRate(rate, Math.min(1, rate * (1 + smallestEffect))) : null;
  if (one.interval === null || two.interval === null) return { difference: null, sampleNeeded };
  const test = twoProportionTest(
    { successes: one.successes!, trials: one.sample },
    { successes: two.successes!, trials: two.sample },
    1 - ALPHA,
  );
  const difference = { value: test.difference, ...test.newcombe, pValue: test.pValue };
  return { difference: { ...difference, method: "Two-proportion z-test, interval by Newcombe" }, sampleNeeded };
}

function tellMeans(one: Sampled, two: Sampled, { smallestEffect }: Experiment): Told {
  const test = welchTest(one.values, two.values, 1 - ALPHA);
  if (!test || !one.group.result) return { difference: null, sampleNeeded: null };
  const spread = Math.hypot(...test.deviations) / Math.SQRT2;
  return {
    difference: {
      ...{ value: test.difference, ...test.interval, pValue: test.pValue },
      method: "Welch's t-test over days",
    },
    sampleNeeded: sampleSizeForMean(Math.abs(one.group.result) * smallestEffect, spread),
  };
}

function verdictOf(told: Told, groups: ExperimentGroup[], running: boolean): ExperimentResult["verdict"] {
  if (groups.some(({ successes, sample }) => (successes ?? 0) > sample)) return "not_comparable";
  if (told.difference === null) return "no_data";
  const reached = groups.every(({ sample }) => told.sampleNeeded !== null && sample >= told.sampleNeeded);
  if (running && !reached) return "too_early";
  return told.difference.pValue < ALPHA ? "different" : "no_difference";
}
