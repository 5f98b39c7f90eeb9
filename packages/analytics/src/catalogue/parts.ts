import { FIRST_TIME } from "./first-time.ts";

/** The tables that measures are counted from. */
export const allFacts = ["calls", "ad_spend"] as const;
export type Facts = (typeof allFacts)[number];

const ofCalls = {
  calls: "count(*)",
  inbound: "count(*) filter (where direction = 'inbound')",
  outbound: "count(*) filter (where direction = 'outbound')",
  ai: "count(*) filter (where kind = 'ai')",
  answered: "count(*) filter (where answered)",
  answered_inbound: "count(*) filter (where answered and direction = 'inbound')",
  human_answered: "count(*) filter (where human_answered)",
  human_answered_inbound: "count(*) filter (where human_answered and direction = 'inbound')",
  // A call to somebody outside that nobody took has these statuses too, and is no caller that was missed.
  missed: "count(*) filter (where status = 'missed' and direction = 'inbound')",
  abandoned: "count(*) filter (where status = 'abandoned' and direction = 'inbound')",
  voicemails: "count(*) filter (where status = 'voicemail')",
  conversions: "count(*) filter (where converted)",
  qualified: "count(*) filter (where score >= 3)",
  first_time: `count(*) filter (where ${FIRST_TIME})`,
  callers: "count(distinct phone) filter (where direction = 'inbound')",
  revenue: "sum(value_minor)",
  duration: "sum(duration_seconds)",
  with_duration: "count(duration_seconds)",
  talk: "sum(talk_seconds)",
  with_talk: "count(talk_seconds)",
  ring: "sum(ring_seconds) filter (where answered)",
  with_ring: "count(ring_seconds) filter (where answered)",
  // In hundredths: sums of four-byte floats drift, and of numeric they take twice as long.
  score: "sum((score * 100)::integer)",
  scored: "count(score)",
  cost: "sum(cost_microdollars)",
  with_cost: "count(cost_microdollars)",
} as const;

const ofSpend = {
  // How many rows say what was spent: where none does, nothing is known, which is not 0.
  spend_rows: "count(*)",
  spend: "sum(cost_minor)",
  spend_with_clicks: "sum(cost_minor) filter (where clicks is not null)",
  clicks: "sum(clicks)",
  impressions: "sum(impressions)",
} as const;

export type Part = keyof typeof ofCalls | keyof typeof ofSpend;

/**
 * Sums and counts over rows of a table, from which measures are made. All but distinct counts are additive: a total minus some groups
 * is the rest, which is how an honest "other" comes about.
 */
export const partsOfFacts: Record<Facts, Partial<Record<Part, string>>> = { calls: ofCalls, ad_spend: ofSpend };

export type Parts = Partial<Record<Part, number | null>>;

/** Parts that cannot be added up over groups. */
export const distinctParts: ReadonlySet<Part> = new Set<Part>(["callers"]);
