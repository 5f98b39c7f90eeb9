import type { Flag, Settings } from "./flags.ts";
import { allFacts, type Facts, factsOfPart, type Part, type Parts } from "./parts.ts";

/** `ratio` is 0 to 1; `multiple` is how many times; `money` is minor units of the organization's currency; `microdollars` are millionths of a US dollar. */
export type Unit = "count" | "ratio" | "multiple" | "seconds" | "milliseconds" | "score" | "money" | "microdollars";

export interface Measure {
  key: string;
  label: string;
  unit: Unit;
  /** How it is computed, in words: shown beside the number, in the documentation and to the assistant. */
  formula: string;
  betterWhen: "up" | "down" | null;
  /** Where the definition comes from. */
  source: string;
  /** What it is computed from; each is a sum or a count over one table. */
  parts: Part[];
  /** Null when there is nothing to divide by: no calls is no rate, not 0. */
  value(parts: Parts): number | null;
  /** Which calls are behind the number: those of which all of this is true; of a rate those that it is a share of. */
  behind: readonly Flag[];
}

const HOUSE = "Parley's metric catalogue";
const TALKDESK = "Talkdesk, service level";
const CALLRAIL = "CallRail, call answer status";

type Text = Pick<Measure, "label" | "formula" | "betterWhen"> & { source?: string; behind?: readonly Flag[] };

function count(key: string, part: Part, text: Text): Measure {
  return { key, unit: "count", parts: [part], value: (p) => p[part] ?? 0, source: HOUSE, behind: [], ...text };
}

function share(key: string, of: Part, base: Part, unit: Unit, text: Text): Measure {
  const value = (p: Parts) => (p[base] ? (p[of] ?? 0) / p[base] : null);
  return { key, unit, parts: [of, base], value, source: HOUSE, behind: [], ...text };
}

function sum(key: string, part: Part, unit: Unit, text: Text): Measure {
  return { key, unit, parts: [part], value: (p) => p[part] ?? 0, source: HOUSE, behind: [], ...text };
}

function percentile(key: string, part: Part, unit: Unit, text: Text): Measure {
  return { key, unit, parts: [part], value: (p) => p[part] ?? null, source: HOUSE, behind: [], ...text };
}

/** A share that is null where nothing is known to have been spent: no report is not a cost of 0. */
function perSpend(key: string, of: Part, base: Part, unit: Unit, text: Text): Measure {
  const { value, ...measure } = share(key, of, base, unit, text);
  return { ...measure, parts: ["spend_rows", of, base], value: (p) => (p.spend_rows ? value(p) : null) };
}

const COST_REPORT = "CallRail, cost per lead report";

const INBOUND: readonly Flag[] = ["inbound"];

/** Every number of the product, in the order in which it is offered. Spam and blocked calls are in none unless a filter asks. */
export const measures: readonly Measure[] = [
  count("calls", "calls", {
    label: "Calls",
    formula: "Number of calls, tracked and AI, that took place.",
    betterWhen: "up",
  }),
  count("inbound_calls", "inbound", {
    ...{ label: "Inbound calls", formula: "Calls from outside.", betterWhen: "up", behind: INBOUND },
  }),
  count("outbound_calls", "outbound", {
    ...{
      label: "Outbound calls",
      formula: "Calls to somebody outside.",
      betterWhen: null,
      behind: ["outbound"],
    },
  }),
  count("ai_calls", "ai", {
    ...{ label: "AI calls", formula: "Calls that a persona held or tried.", betterWhen: "up", behind: ["ai"] },
  }),
  count("answered_calls", "answered", {
    ...{
      label: "Answered calls",
      betterWhen: "up",
      behind: ["answered"],
      source: "CallTrackingMetrics, activity statuses",
    },
    formula: "Calls that were connected to where they were sent; that may be a voicemail of that line.",
  }),
  count("human_answered_calls", "human_answered", {
    ...{ label: "Answered by a person", betterWhen: "up", behind: ["human_answered"] },
    formula:
      "Answered calls with an agent, or with over 15 seconds of talk, that did not end in a menu or a voicemail.",
  }),
  count("missed_calls", "missed", {
    ...{ label: "Missed calls", betterWhen: "down", behind: ["missed", "inbound"], source: CALLRAIL },
    formula: "Inbound calls that nobody answered for 15 seconds or longer and that left no voicemail.",
  }),
  count("abandoned_calls", "abandoned", {
    ...{
      label: "Abandoned calls",
      betterWhen: "down",
      behind: ["abandoned", "inbound"],
      source: CALLRAIL,
    },
    formula: "Inbound calls whose caller left within 15 seconds, before anyone answered.",
  }),
  count("voicemails", "voicemails", {
    ...{
      label: "Voicemails",
      formula: "Calls that ended in a voicemail.",
      betterWhen: "down",
      behind: ["voicemail"],
    },
  }),
  share("answer_rate", "answered_inbound", "inbound", "ratio", {
    ...{ label: "Answer rate", formula: "Answered inbound calls / inbound calls.", betterWhen: "up", behind: INBOUND },
  }),
  share("human_answer_rate", "human_answered_inbound", "inbound", "ratio", {
    ...{ label: "Answered by a person, rate", betterWhen: "up", behind: INBOUND },
    formula: "Inbound calls answered by a person / inbound calls.",
  }),
  share("missed_rate", "missed", "inbound", "ratio", {
    ...{ label: "Missed rate", betterWhen: "down", behind: INBOUND, source: CALLRAIL },
    formula: "Missed calls / inbound calls; abandoned calls and voicemails are not missed.",
  }),
  share("service_level", "answered_in_time", "not_abandoned", "ratio", {
    ...{ label: "Service level", betterWhen: "up", behind: ["inbound", "not_abandoned"], source: TALKDESK },
    formula: "Inbound calls answered within {service_level_seconds} seconds / inbound calls that were not abandoned.",
  }),
  share("abandon_rate", "abandoned", "inbound", "ratio", {
    ...{ label: "Abandon rate", formula: "Abandoned calls / inbound calls.", betterWhen: "down", behind: INBOUND },
  }),
  count("conversions", "conversions", {
    ...{ label: "Conversions", formula: "Calls marked as converted.", betterWhen: "up", behind: ["converted"] },
  }),
  share("conversion_rate_of_answered", "conversions", "answered", "ratio", {
    ...{ label: "Conversion rate of answered", betterWhen: "up", behind: ["answered"] },
    formula: "Conversions / answered calls.",
  }),
  count("qualified_calls", "qualified", {
    ...{
      label: "Qualified calls",
      formula: "Calls with a score of {qualified_score} or more.",
      betterWhen: "up",
      behind: ["qualified"],
    },
  }),
  share("qualification_rate", "qualified", "calls", "ratio", {
    ...{ label: "Qualification rate", formula: "Qualified calls / calls.", betterWhen: "up" },
  }),
  share("conversion_rate_of_qualified", "conversions", "qualified", "ratio", {
    ...{ label: "Conversion rate of qualified", betterWhen: "up", behind: ["qualified"] },
    formula: "Conversions / qualified calls.",
  }),
  sum("revenue", "revenue", "money", {
    ...{
      label: "Revenue",
      formula: "Sum of the calls' sale values.",
      betterWhen: "up",
      behind: ["with_value"],
    },
  }),
  share("revenue_per_call", "revenue", "calls", "money", {
    ...{ label: "Revenue per call", formula: "Revenue / calls.", betterWhen: "up" },
  }),
  share("revenue_per_conversion", "revenue", "conversions", "money", {
    ...{ label: "Revenue per conversion", formula: "Revenue / conversions.", betterWhen: "up", behind: ["converted"] },
  }),
  count("first_time_callers", "first_time", {
    ...{ label: "First-time callers", betterWhen: "up", behind: ["first_time"] },
    formula: "Inbound calls from a number that had never called this organization before.",
  }),
  count("unique_callers", "callers", {
    ...{ label: "Unique callers", betterWhen: "up", behind: ["inbound", "with_phone"] },
    formula: "Different numbers that called; withheld numbers are not counted.",
  }),
  share("repeat_caller_rate", "repeated", "known_callers", "ratio", {
    ...{ label: "Repeat callers", betterWhen: null, behind: ["tracked", "inbound", "with_phone"] },
    formula: "Inbound calls from a number that had called before / inbound calls with a number.",
  }),
  {
    ...{ key: "avg_score", label: "Average score", unit: "score", betterWhen: "up", source: HOUSE },
    formula: "Mean score of the calls that have one, 0 to 5.",
    parts: ["score", "scored"],
    value: ({ score, scored }) => (scored ? (score ?? 0) / 100 / scored : null),
    behind: ["scored"],
  },
  share("avg_duration", "duration", "with_duration", "seconds", {
    ...{ label: "Average duration", betterWhen: null, behind: ["with_duration"] },
    formula: "Mean duration, ringing and talking, of the calls that have one.",
  }),
  share("avg_talk_time", "talk", "with_talk", "seconds", {
    ...{ label: "Average talk time", betterWhen: null, behind: ["with_talk"] },
    formula: "Mean talk time of the calls that have one.",
  }),
  sum("total_talk_time", "talk", "seconds", {
    ...{ label: "Total talk time", formula: "Sum of talk time.", betterWhen: null, behind: ["with_talk"] },
  }),
  percentile("p50_talk_time", "p50_talk", "seconds", {
    ...{ label: "Median talk time", betterWhen: null, behind: ["with_talk"] },
    formula: "Half of the calls that have a talk time talked this long or shorter.",
  }),
  percentile("p90_talk_time", "p90_talk", "seconds", {
    ...{ label: "Talk time, 90th percentile", betterWhen: null, behind: ["with_talk"] },
    formula: "Nine of ten calls that have a talk time talked this long or shorter.",
  }),
  share("avg_ring_time", "ring", "with_ring", "seconds", {
    ...{ label: "Average ring time", betterWhen: "down", behind: ["answered", "with_ring"] },
    formula: "Mean ring time of answered calls.",
  }),
  sum("cost", "cost", "microdollars", {
    ...{ label: "Cost", betterWhen: "down", behind: ["with_cost"] },
    formula: "What carriers and providers charged for the calls.",
  }),
  share("cost_per_call", "cost", "with_cost", "microdollars", {
    ...{ label: "Cost per call", betterWhen: "down", behind: ["with_cost"] },
    formula: "Cost / calls that cost something.",
  }),
  count("goal_achieved_calls", "achieved", {
    ...{ label: "Goals achieved", betterWhen: "up", behind: ["achieved"] },
    formula: "AI calls that ended with what they were made for.",
  }),
  share("goal_achieved_rate", "achieved", "ended_ai", "ratio", {
    ...{ label: "Success rate", betterWhen: "up", behind: ["ai", "ended"] },
    formula: "AI calls that achieved their goal / AI calls that have ended.",
  }),
  share("cost_per_achieved_goal", "ai_cost", "achieved", "microdollars", {
    ...{ label: "Cost per achieved goal", betterWhen: "down", behind: ["achieved"] },
    formula: "Cost of all AI calls / AI calls that achieved their goal.",
  }),
  share("avg_turn_latency", "turn_ms", "turns", "milliseconds", {
    ...{ label: "Average answer time", betterWhen: "down", behind: ["ai"] },
    formula: "Mean time between the end of what the other side said and the persona's first word.",
  }),
  percentile("p50_turn_latency", "p50_turn", "milliseconds", {
    ...{ label: "Median answer time", betterWhen: "down", behind: ["ai"] },
    formula: "Half of the persona's answers came this fast or faster.",
  }),
  percentile("p95_turn_latency", "p95_turn", "milliseconds", {
    ...{ label: "Answer time, 95th percentile", betterWhen: "down", behind: ["ai"] },
    formula: "19 of 20 of the persona's answers came this fast or faster.",
  }),
  sum("ad_spend", "spend", "money", {
    ...{ label: "Ad spend", betterWhen: null, source: "Imported reports of ad spend" },
    formula: "Sum of what advertising cost, by the days of the imported reports.",
  }),
  count("ad_clicks", "clicks", {
    ...{ label: "Ad clicks", formula: "Clicks on ads, as the imported reports count them.", betterWhen: "up" },
    source: "Imported reports of ad spend",
  }),
  count("ad_impressions", "impressions", {
    ...{ label: "Ad impressions", formula: "Times that ads were shown, as the imported reports count them." },
    ...{ betterWhen: "up", source: "Imported reports of ad spend" },
  }),
  perSpend("cost_per_click", "spend_with_clicks", "clicks", "money", {
    ...{ label: "Cost per click", betterWhen: "down" },
    formula: "Ad spend / ad clicks, of the rows that say their clicks.",
  }),
  perSpend("cost_per_lead", "spend", "qualified", "money", {
    ...{ label: "Cost per lead", betterWhen: "down", behind: ["qualified"], source: COST_REPORT },
    formula:
      "Ad spend / qualified calls: all calls with a score of {qualified_score} or more, also those that no ad brought.",
  }),
  perSpend("cpa", "spend", "conversions", "money", {
    ...{ label: "Cost per acquisition", betterWhen: "down", behind: ["converted"], source: COST_REPORT },
    formula: "Ad spend / conversions.",
  }),
  perSpend("roas", "revenue", "spend", "multiple", {
    ...{ label: "Return on ad spend", betterWhen: "up", behind: ["with_value"] },
    formula: "Revenue / ad spend.",
  }),
];

/** A measure's formula with what the organization has set. */
export function formulaOf({ formula }: Measure, { qualifiedScore, serviceLevelSeconds }: Settings): string {
  return formula
    .replace("{qualified_score}", String(qualifiedScore / 100))
    .replace("{service_level_seconds}", String(serviceLevelSeconds));
}

/** The tables that these measures are counted from. Unknown ones are of none. */
export function factsOfMeasures(keys: readonly string[]): Facts[] {
  const known = new Set(keys.flatMap((key) => measureByKey.get(key)?.parts ?? []).map(factsOfPart));
  return allFacts.filter((facts) => known.has(facts));
}

export const measureByKey: ReadonlyMap<string, Measure> = new Map(measures.map((measure) => [measure.key, measure]));
