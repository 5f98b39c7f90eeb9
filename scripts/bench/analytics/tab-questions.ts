/** As the body of POST /analytics/query. */
export interface Question {
  measures: string[];
  dimensions?: string[];
  filters: { dimension: string; op: string; values: (string | number | null)[] }[];
  range: { preset: string } | { from: string; to: string };
  compare?: string;
  limit?: number;
  order_by?: { key: string; direction: "asc" | "desc" }[];
}

export type Tab = "overview" | "marketing";

/** What a tab is about: the same for all its cards. */
export interface TabScope {
  range: Question["range"];
  /** One point of its charts. */
  bucket: "day" | "week" | "month";
  filters?: Question["filters"];
}

type Card = Omit<Question, "filters" | "range" | "compare"> & { filters?: Question["filters"]; compared?: boolean };

const withSource: Question["filters"] = [{ dimension: "source", op: "is_not", values: [null] }];
const having = (dimension: string): Question["filters"] => [...withSource, { dimension, op: "is_not", values: [null] }];

/**
 * All that a tab asks when it opens, in one request of POST /analytics/batch: a copy of its cards' questions (apps/web/features/dashboards), which
 * tests/analytics/tab-questions.test.ts keeps equal to what the page asks in a browser.
 */
export function tabQuestions(tab: Tab, { range, bucket, filters = [] }: TabScope): Question[] {
  const cards = tab === "overview" ? overview(bucket) : marketing(bucket);
  return cards.map(({ filters: own = [], compared, ...card }) => ({
    ...card,
    filters: [...filters, ...own],
    range,
    ...(compared ? { compare: "previous_period" } : {}),
  }));
}

function overview(bucket: string): Card[] {
  const kpi = (...measures: string[]): Card => ({ measures, dimensions: [bucket], compared: true });
  return [
    kpi("calls"),
    kpi("answered_calls", "answer_rate"),
    kpi("missed_calls", "missed_rate"),
    kpi("conversions", "conversion_rate_of_answered"),
    kpi("calls", "answered_calls", "missed_calls"),
    { measures: ["calls"], dimensions: ["status"], limit: 50 },
    { measures: ["conversions", "answer_rate"], dimensions: [bucket] },
    { measures: ["calls"], dimensions: ["channel"], limit: 50 },
    { measures: ["calls"], dimensions: ["weekday", "hour_of_day"] },
    { measures: ["calls", "conversion_rate_of_answered"], dimensions: ["score_band"], limit: 24 },
    {
      measures: ["calls", "answer_rate", "avg_score", "conversions", "conversion_rate_of_answered"],
      ...{ dimensions: ["source"], limit: 10 },
    },
    { measures: ["calls", "conversions", "conversion_rate_of_answered"], dimensions: ["state"], limit: 10 },
    { measures: ["calls"], dimensions: ["state"], limit: 200 },
  ];
}

function marketing(bucket: string): Card[] {
  const kpi = (...measures: string[]): Card => {
    return { measures, dimensions: [bucket], filters: withSource, compared: true };
  };
  const columns = ["calls", "conversions", "conversion_rate_of_answered", "revenue"];
  const top = (dimension: string, filters = having(dimension)): Card => {
    return { measures: columns, dimensions: [dimension], filters, limit: 8 };
  };
  return [
    kpi("calls", "first_time_callers"),
    kpi("conversions", "conversion_rate_of_answered"),
    kpi("revenue", "revenue_per_call"),
    kpi("conversion_rate_of_answered", "revenue_per_call"),
    { measures: ["calls", "conversions", "conversion_rate_of_answered"], dimensions: [bucket], filters: withSource },
    { measures: ["calls"], dimensions: ["medium"], filters: withSource, limit: 50 },
    top("campaign"),
    top("source", withSource),
    {
      measures: ["ad_spend", "cost_per_lead", "cpa", "roas"],
      ...{ dimensions: ["source"], order_by: [{ key: "ad_spend", direction: "desc" }], limit: 8, compared: true },
    },
    top("keyword"),
    top("landing_page"),
    top("ad_group"),
    top("tracking_number"),
  ];
}
