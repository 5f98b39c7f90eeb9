import { z } from "zod";

const day = z.iso.date("Write a day as 2026-01-31.");

export const rangePresets = [
  ...(["today", "yesterday", "last_7_days", "last_30_days", "last_90_days"] as const),
  ...(["this_month", "last_month", "this_quarter", "last_quarter"] as const),
  ...(["this_year", "last_year", "all_time"] as const),
] as const;

export const RangeInput = z.union(
  [
    z.strictObject({ preset: z.enum(rangePresets) }),
    z.strictObject({ from: day, to: day }).refine(({ from, to }) => from <= to, "The first day is after the last one."),
    z.enum(rangePresets).transform((preset) => ({ preset })),
  ],
  `Use one of ${rangePresets.join(", ")}, or {"from": "2026-01-01", "to": "2026-01-31"}.`,
);

export const FilterInput = z.strictObject({
  dimension: z.string(),
  op: z.enum(
    ["is", "is_not", "in", "not_in", "contains", "at_least", "at_most"],
    "Use is, is_not, in, not_in, contains, at_least or at_most.",
  ),
  /** null stands for calls that have no value. */
  values: z
    .array(z.union([z.string().max(600), z.number().transform(String), z.boolean().transform(String), z.null()]))
    .min(1, "Name at least one value.")
    .max(200, "Name at most 200 values."),
});

/**
 * A question to the metric catalogue. Names are checked against the catalogue by `validateQuery`, which also says which known name is
 * nearest.
 */
export const MetricQueryInput = z.strictObject({
  measures: z.array(z.string()).min(1, "Name at least one measure.").max(20, "Name at most 20 measures."),
  dimensions: z.array(z.string()).max(3, "Name at most 3 dimensions.").default([]),
  filters: z.array(FilterInput).max(30, "Use at most 30 filters.").default([]),
  range: RangeInput.default({ preset: "last_30_days" }),
  /** Must be the organization's: days and hours are stored in its zone. */
  timezone: z.string().optional(),
  /** Splits by time before anything else; the same as a first dimension of that name. */
  grain: z.enum(["day", "week", "month"], "Use day, week or month.").optional(),
  compare: z
    .enum(["previous_period", "previous_year", "none"], "Use previous_period, previous_year or none.")
    .default("none"),
  /** Measures or dimensions of the query. Without it: time and fixed sets in their order, else the first measure, largest first. */
  orderBy: z
    .array(z.strictObject({ key: z.string(), direction: z.enum(["asc", "desc"]).default("desc") }))
    .max(4)
    .default([]),
  /** Rows at most; what is left is summed up in `other`. */
  limit: z.number().int().min(1).max(10_000).optional(),
});
export type MetricQueryInput = z.input<typeof MetricQueryInput>;
export type MetricQuery = z.output<typeof MetricQueryInput>;
export type Filter = z.output<typeof FilterInput>;
export type Range = z.output<typeof RangeInput>;
