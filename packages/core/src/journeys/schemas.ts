import { MetricQueryInput } from "@parley/analytics";
import { type AttributionModelKey, attributionModels } from "@parley/analytics/attribution";
import { z } from "zod";

/** What credit can be told by. */
export const creditDimensions = ["source", "medium", "campaign", "keyword", "landing_page", "channel"] as const;
export type CreditDimension = (typeof creditDimensions)[number];

/** What counts as the end of a journey, as measures of the catalogue. */
export const conversionMeasures = {
  conversions: "conversions",
  qualified: "qualified_calls",
  first_call: "first_time_callers",
} as const;
export type ConversionKind = keyof typeof conversionMeasures;

const keys = attributionModels.map(({ key }) => key) as [AttributionModelKey, ...AttributionModelKey[]];
const model = z.enum(keys, `Use one of ${keys.join(", ")}.`);
const conversion = z
  .enum(["conversions", "qualified", "first_call"], "Use conversions, qualified or first_call.")
  .default("conversions");
const by = z.enum(creditDimensions, `Use one of ${creditDimensions.join(", ")}.`).default("source");
/** A touch counts up to so many days before the conversion. */
const lookbackDays = z.number().int().min(1).max(365).default(90);
const { range, filters } = MetricQueryInput.shape;

export const AttributionInput = z.strictObject({
  model: model.default("last_touch"),
  /** A second model, side by side. */
  compareWith: model.optional(),
  ...{ by, range, filters, conversion, lookbackDays },
  /** Rows at most; what is left is summed up in `other`. */
  limit: z.number().int().min(1).max(1_000).default(50),
});
export type AttributionInput = z.input<typeof AttributionInput>;

export const JourneyPathsInput = z.strictObject({
  ...{ by, range, filters, conversion, lookbackDays },
  /** Steps that are told apart, of each journey the first ones. */
  steps: z.number().int().min(1).max(6).default(4),
  /** Values that are told apart; the rest is "other". */
  values: z.number().int().min(1).max(15).default(6),
  /** Most frequent paths that are listed. */
  paths: z.number().int().min(1).max(50).default(10),
});
export type JourneyPathsInput = z.input<typeof JourneyPathsInput>;

export const ListJourneysInput = z.strictObject({
  /** Journeys with a touch in it. */
  range,
  converted: z.boolean().optional(),
  /** Of the first touch; null: none. */
  source: z.string().max(600).nullable().optional(),
  minTouches: z.number().int().min(1).optional(),
  /** Only the journey of this call (call_...). */
  call: z.string().max(40).optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListJourneysInput = z.input<typeof ListJourneysInput>;

export const GetJourneyInput = z.strictObject({
  limit: z.number().int().min(1).max(500).default(200),
  cursor: z.string().max(200).optional(),
});
export type GetJourneyInput = z.input<typeof GetJourneyInput>;
