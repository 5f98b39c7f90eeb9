import { z } from "zod";

const unit = z.enum(["count", "ratio", "multiple", "seconds", "score", "milliseconds", "money", "microdollars"]);
const days = z.object({ from: z.string(), to: z.string() });
const counted = {
  measure: z.string(),
  label: z.string(),
  unit,
  currency: z.string().describe("Money is in minor units of this currency"),
  timezone: z.string(),
};
const ForecastError = z.object({
  mape: z.number().nullable().describe("Mean of |error| / value; null when a day was 0"),
  mase: z.number().nullable().describe("Mean |error| against that of repeating the week before; below 1 is better"),
});

export const ForecastAnswer = z
  .object({
    status: z
      .enum(["ready", "too_short", "empty", "constant", "gaps", "stale"])
      .describe("`ready`, or why there is no forecast"),
    days_missing: z.number().nullable().describe("Of too_short and empty: days of calls that are still needed"),
    last_day: z.string().nullable().describe("Of stale: the last day with a call"),
    ...counted,
    level: z.number().describe("Share of days that the interval is to hold"),
    history: z.array(z.object({ day: z.string(), value: z.number().nullable() })),
    points: z.array(z.object({ day: z.string(), value: z.number(), low: z.number(), high: z.number() })),
    total: z
      .object({
        ...{ from: z.string(), to: z.string(), value: z.number(), low: z.number(), high: z.number() },
        so_far: z.number().describe("What is in already, up to yesterday"),
      })
      .nullable()
      .describe("Of sums and counts"),
    model: z.enum(["trend", "repeat"]).nullable().describe("`repeat`: as the week before, where that was closer"),
    back_test: z
      .object({
        trials: z.number().describe("How many past days it was tried from"),
        horizon: z.number().describe("Days ahead each time"),
        error: ForecastError,
        naive_error: ForecastError.describe("Of repeating the week before"),
        coverage: z.number().describe("Share of days that came within the interval"),
      })
      .nullable(),
  })
  .meta({ id: "Forecast" });

const anomalyPoint = {
  day: z.string(),
  hour: z.number().nullable(),
  value: z.number().nullable(),
  expected: z.number().nullable(),
  score: z.number().nullable().describe("Robust standard deviations from what was expected"),
  anomalous: z.boolean(),
};

const SegmentAnswer = z.object({
  dimension: z.string(),
  explains: z.number().describe("Share of the difference that the values explain together"),
  surprise: z.number().describe("How much the make-up changed: 0 when all values moved alike"),
  values: z.array(
    z.object({
      value: z.string().nullable(),
      explains: z.number(),
      surprise: z.number(),
      expected: z.number().nullable().describe("Mean of the same weekday of the four weeks before"),
      actual: z.number().nullable(),
    }),
  ),
});

export const AnomaliesAnswer = z
  .object({
    status: z.enum(["ready", "too_short", "empty"]),
    days_missing: z.number().nullable(),
    ...counted,
    range: days.nullable().describe("The days that were judged: the running one is left out"),
    points: z.array(z.object(anomalyPoint)),
    anomalies: z
      .array(z.object({ ...anomalyPoint, segments: z.array(SegmentAnswer) }))
      .describe("The most unusual first; the first three with what explains them"),
  })
  .meta({ id: "Anomalies" });

export const CohortsAnswer = z
  .object({
    grain: z.enum(["week", "month"]),
    timezone: z.string(),
    range: days,
    running_period: z.string().describe("First day of the week or month that is not over yet"),
    rows: z.array(
      z.object({
        cohort: z.string().describe("First day of the period of the first call"),
        callers: z.number(),
        cells: z.array(
          z.object({
            age: z.number().describe("Periods after that of the first call"),
            called_again: z.number(),
            converted: z.number().describe("Callers whose first conversion came then"),
            converted_so_far: z.number(),
            called_again_share: z.number(),
            converted_so_far_share: z.number(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "Cohorts" });

export const StaffingAnswer = z
  .object({
    status: z.enum(["ready", "empty", "no_handling_time"]),
    range: days.nullable().describe("The days that were counted"),
    timezone: z.string(),
    service_level: z.number(),
    within_seconds: z.number(),
    max_occupancy: z.number(),
    handling_seconds: z.number().nullable(),
    cells: z
      .array(
        z.object({
          weekday: z.number().describe("1 is Monday"),
          hour: z.number(),
          calls: z.number().describe("Inbound calls in such an hour, on average"),
          busy_calls: z.number().describe("Four of five such hours had at most so many"),
          agents: z.number(),
          busy_agents: z.number(),
          answered_in_time: z.number().describe("Share of callers, with `agents` in an average hour"),
          average_wait_seconds: z.number(),
          occupancy: z.number(),
        }),
      )
      .describe("7 x 24, from Monday's first hour on"),
  })
  .meta({ id: "StaffingPlan" });

export const ExperimentAnswer = z
  .object({
    ...{ id: z.string(), name: z.string(), dimension: z.string(), control: z.string(), variant: z.string() },
    measure: z.string(),
    smallest_effect: z.number().describe("Smallest relative difference that would matter: 0.1 is a tenth"),
    started_on: z.string(),
    ended_on: z.string().nullable().describe("Last day; null while it runs"),
    created_at: z.string(),
  })
  .meta({ id: "Experiment" });

const ExperimentGroup = z.object({
  value: z.string(),
  result: z.number().nullable(),
  sample: z.number().describe("Calls of a rate, days of a mean"),
  successes: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe("95%, of a rate"),
});

export const ExperimentResultAnswer = z
  .object({
    experiment: ExperimentAnswer,
    ...{ label: z.string(), unit, currency: z.string() },
    method: z.enum(["rate", "mean"]).describe("`mean`: each day is one sample, since calls of one day are alike"),
    range: days.nullable(),
    control: ExperimentGroup,
    variant: ExperimentGroup,
    difference: z
      .object({
        ...{ value: z.number(), low: z.number(), high: z.number() },
        p_value: z.number().describe("Chance of a difference of this size if there were none"),
        method: z.string(),
      })
      .nullable()
      .describe("Variant minus control, with its 95% interval"),
    sample_needed: z.number().nullable().describe("For each group, to see the smallest effect that matters"),
    verdict: z.enum(["no_data", "not_comparable", "too_early", "different", "no_difference"]),
    peeking: z
      .object({
        looks: z.number().describe("Days so far"),
        false_alarm_rate: z.number().describe("Of somebody who looks daily and stops at the first difference"),
        planned_rate: z.number(),
      })
      .nullable(),
  })
  .meta({ id: "ExperimentResult" });
