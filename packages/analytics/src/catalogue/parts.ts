import { type Flag, flagsSql, SCORE, type Settings } from "./flags.ts";

/** The tables that measures are counted from; a turn is one answer of a persona in an AI call. */
export const allFacts = ["calls", "turns", "ad_spend"] as const;
export type Facts = (typeof allFacts)[number];

/** What of a call is added up: whole seconds, hundredths of a score, minor units, millionths of a dollar. */
export type NumberColumn = "duration" | "talk" | "ring" | "score" | "value" | "cost";

/**
 * A sum or count over calls, in a form that both engines read. `distinct` counts different numbers; `percentile` is the smallest value
 * that at least this share of the values do not exceed (percentile_disc).
 */
export type CallPart =
  | { of: "count"; where: readonly Flag[] }
  | { of: "sum"; column: NumberColumn; where: readonly Flag[] }
  | { of: "distinct"; where: readonly Flag[] }
  | { of: "percentile"; column: NumberColumn; share: number; where: readonly Flag[] };

const count = (...where: Flag[]): CallPart => ({ of: "count", where });
const sum = (column: NumberColumn, ...where: Flag[]): CallPart => ({ of: "sum", column, where });

export const callParts = {
  calls: count(),
  inbound: count("inbound"),
  outbound: count("outbound"),
  ai: count("ai"),
  answered: count("answered"),
  answered_inbound: count("answered", "inbound"),
  human_answered: count("human_answered"),
  human_answered_inbound: count("human_answered", "inbound"),
  // A call to somebody outside that nobody took has these statuses too, and is no caller that was missed.
  missed: count("missed", "inbound"),
  abandoned: count("abandoned", "inbound"),
  not_abandoned: count("not_abandoned", "inbound"),
  answered_in_time: count("answered", "inbound", "in_time"),
  voicemails: count("voicemail"),
  conversions: count("converted"),
  qualified: count("qualified"),
  first_time: count("first_time"),
  known_callers: count("tracked", "inbound", "with_phone"),
  repeated: count("tracked", "inbound", "with_phone", "repeated"),
  callers: { of: "distinct", where: ["inbound", "with_phone"] },
  revenue: sum("value"),
  duration: sum("duration"),
  with_duration: count("with_duration"),
  talk: sum("talk"),
  with_talk: count("with_talk"),
  p50_talk: { of: "percentile", column: "talk", share: 0.5, where: ["with_talk"] },
  p90_talk: { of: "percentile", column: "talk", share: 0.9, where: ["with_talk"] },
  ring: sum("ring", "answered"),
  with_ring: count("with_ring", "answered"),
  score: sum("score"),
  scored: count("scored"),
  cost: sum("cost"),
  with_cost: count("with_cost"),
  ai_cost: sum("cost", "ai"),
  ended_ai: count("ai", "ended"),
  achieved: count("achieved"),
} as const satisfies Record<string, CallPart>;

const turnParts = {
  turns: "count(*)",
  turn_ms: "sum(turn_total_ms)",
  p50_turn: "percentile_disc(0.5) within group (order by turn_total_ms)",
  p95_turn: "percentile_disc(0.95) within group (order by turn_total_ms)",
} as const;

const spendParts = {
  // How many rows say what was spent: where none does, nothing is known, which is not 0.
  spend_rows: "count(*)",
  spend: "sum(cost_minor)",
  spend_with_clicks: "sum(cost_minor) filter (where clicks is not null)",
  clicks: "sum(clicks)",
  impressions: "sum(impressions)",
} as const;

export type CallPartName = keyof typeof callParts;
export type Part = CallPartName | keyof typeof turnParts | keyof typeof spendParts;
export type Parts = Partial<Record<Part, number | null>>;

export function factsOfPart(part: Part): Facts {
  return part in callParts ? "calls" : part in turnParts ? "turns" : "ad_spend";
}

/** Parts that cannot be added up over groups; all others are additive: a total minus some groups is the rest, an honest "other". */
export const distinctParts: ReadonlySet<Part> = new Set<Part>([
  "callers",
  "p50_talk",
  "p90_talk",
  "p50_turn",
  "p95_turn",
]);

const columnSql: Record<NumberColumn, string> = {
  duration: "duration_seconds",
  talk: "talk_seconds",
  ring: "ring_seconds",
  score: SCORE,
  value: "value_minor",
  cost: "cost_microdollars",
};

/** A part as an aggregate over its table. */
export function partSql(part: Part, settings: Settings): string {
  if (part in turnParts) return turnParts[part as keyof typeof turnParts];
  if (part in spendParts) return spendParts[part as keyof typeof spendParts];
  const described: CallPart = callParts[part as CallPartName];
  const filter = described.where.length === 0 ? "" : ` filter (where ${flagsSql(described.where, settings)})`;
  switch (described.of) {
    case "count":
      return `count(*)${filter}`;
    case "sum":
      return `sum(${columnSql[described.column]})${filter}`;
    case "distinct":
      return `count(distinct phone)${filter}`;
    case "percentile":
      return `percentile_disc(${described.share}) within group (order by ${columnSql[described.column]})${filter}`;
  }
}
