import { z } from "zod";

const unit = z.enum(["count", "ratio", "multiple", "seconds", "score", "milliseconds", "money", "microdollars"]);
const numbers = z.record(z.string(), z.number().nullable());
const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const better = z.enum(["up", "down"]).nullable();

const ResolvedRange = z.object({
  from: z.string(),
  to: z.string(),
  until: z.string().optional().describe("Where a comparison ends because the compared period is still running"),
});

export const MetricResultAnswer = z
  .object({
    query_id: z.string().describe("Leads to the calls behind the numbers"),
    columns: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        role: z.enum(["dimension", "measure"]),
        unit: unit.or(z.enum(["date", "number", "text", "boolean"])),
      }),
    ),
    rows: z.array(row),
    totals: numbers.describe("Over everything that matches, not only the rows shown"),
    other: z.object({ groups: z.number(), values: numbers }).nullable().describe("What a limit left out"),
    comparison: z
      .object({
        resolved_range: ResolvedRange,
        totals: numbers,
        change: numbers.describe("(this - previous) / previous"),
        rows: z.array(row.nullable()).describe("In step with rows"),
        query_id: z.string(),
      })
      .nullable(),
    resolved_range: ResolvedRange,
    timezone: z.string(),
    currency: z.string().describe("Money is in minor units of this currency"),
    definitions: z.array(
      z.object({
        ...{ key: z.string(), label: z.string(), unit, formula: z.string() },
        better_when: better,
        source: z.string(),
      }),
    ),
  })
  .meta({ id: "MetricResult" });

export const BatchAnswer = z
  .object({
    results: z.array(
      z.object({
        id: z.string(),
        result: MetricResultAnswer.optional(),
        problem: z
          .object({
            code: z.string(),
            detail: z.string(),
            errors: z.array(z.object({ pointer: z.string(), message: z.string() })),
          })
          .optional()
          .describe("Why this question was refused; the others stand"),
      }),
    ),
  })
  .meta({ id: "MetricBatch" });

export const CatalogAnswer = z.object({
  measures: z.array(
    z.object({
      ...{ key: z.string(), label: z.string(), unit, formula: z.string() },
      better_when: better,
      source: z.string(),
      dimensions: z
        .array(z.string())
        .nullable()
        .describe("What it can be split and filtered by, where that is not every dimension"),
    }),
  ),
  dimensions: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      type: z.enum(["time", "text", "set", "number"]),
      format: z.enum(["date", "number", "text", "boolean"]),
      values: z.array(z.string()).nullable(),
      filter_only: z.boolean().describe("Nothing to split by"),
    }),
  ),
  ranges: z.array(z.string()),
});
