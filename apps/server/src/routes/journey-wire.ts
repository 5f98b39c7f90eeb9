import { z } from "zod";

const Credited = z.object({
  conversions: z.number().describe("In parts of one where several touches share it"),
  revenue_minor: z.number(),
  cost_per_conversion: z.number().nullable().describe("Minor units; null where nothing is known to have been spent"),
  roas: z.number().nullable().describe("Credited revenue / spend"),
});

const numbers = {
  ...Credited.shape,
  calls: z.number().describe("Calls that were tracked under this value in the range"),
  spend_minor: z.number().nullable().describe("Null where spend is not known by this dimension or under these filters"),
  compared: Credited.nullable().describe("By the second model"),
};

const resolved = {
  linked: z.boolean().describe("False while calls are still being linked to persons"),
  resolved_range: z.object({ from: z.string(), to: z.string() }),
  timezone: z.string(),
  currency: z.string().describe("Money is in minor units of this currency"),
};

export const AttributionAnswer = z
  .object({
    model: z.string(),
    compare_with: z.string().nullable(),
    by: z.string(),
    conversion: z.string(),
    lookback_days: z.number(),
    rows: z.array(z.object({ value: z.string().nullable(), ...numbers })),
    other: z
      .object({ groups: z.number(), ...numbers })
      .nullable()
      .describe("What the limit left out"),
    totals: z.object(numbers).describe("Those of the catalogue for the same conversions"),
    without_touch: z
      .object({ conversions: z.number(), revenue_minor: z.number() })
      .describe("Conversions in the totals that nobody's touch led to; in no row"),
    ...resolved,
    definitions: z.array(z.object({ key: z.string(), label: z.string(), formula: z.string(), source: z.string() })),
  })
  .meta({ id: "Attribution" });

const Path = z.object({
  steps: z.array(z.string().nullable()).describe("Values in order, each once in a row; null for none"),
  more: z.boolean().describe("There are further steps"),
  journeys: z.number(),
  converted: z.number(),
  revenue_minor: z.number(),
});

const node = { id: z.string(), journeys: z.number() };

export const JourneyPathsAnswer = z
  .object({
    by: z.string(),
    conversion: z.string(),
    lookback_days: z.number(),
    nodes: z.array(
      z.discriminatedUnion("kind", [
        z.object({ ...node, kind: z.literal("value"), step: z.number(), value: z.string().nullable() }),
        z.object({ ...node, kind: z.literal("other"), step: z.number(), values: z.number() }),
        z.object({ ...node, kind: z.literal("more") }),
        z.object({ ...node, kind: z.literal("outcome"), converted: z.boolean() }),
      ]),
    ),
    links: z.array(z.object({ from: z.string(), to: z.string(), journeys: z.number() })),
    paths: z.array(Path).describe("The most frequent first"),
    other_paths: z
      .object({ paths: z.number(), journeys: z.number(), converted: z.number(), revenue_minor: z.number() })
      .nullable(),
    totals: z.object({ journeys: z.number(), converted: z.number(), revenue_minor: z.number() }),
    ...resolved,
  })
  .meta({ id: "JourneyPaths" });

const kind = z.enum(["visit", "form", "call"]);

const JourneySummary = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    touches: z.number(),
    first_at: z.string(),
    last_at: z.string(),
    steps: z.array(z.object({ kind, source: z.string().nullable() })).describe("The first touches"),
    conversions: z.number(),
    revenue_minor: z.number(),
  })
  .meta({ id: "JourneySummary" });

export const JourneyPageAnswer = z.object({
  data: z.array(JourneySummary),
  next_cursor: z.string().nullable(),
  has_more: z.boolean(),
  linked: resolved.linked,
});

const text = z.string().nullable();

export const JourneyAnswer = JourneySummary.extend({
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  browsers: z.number().describe("In how many browsers the person was seen"),
  first_conversion_at: text,
  timeline: z.object({
    data: z.array(
      z.object({
        kind,
        at: z.string(),
        ...{ source: text, medium: text, campaign: text, keyword: text, landing_page: text },
        call_id: z.string().describe("The call that it is; of a visit the one whose record told of it"),
        call: z
          .object({
            status: z.string(),
            duration_seconds: z.number().nullable(),
            agent: text,
            score: z.number().nullable(),
            converted: z.boolean(),
            value_minor: z.number().nullable(),
          })
          .nullable(),
      }),
    ),
    next_cursor: text,
    has_more: z.boolean(),
  }),
}).meta({ id: "Journey" });
