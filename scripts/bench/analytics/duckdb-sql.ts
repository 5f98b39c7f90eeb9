import type { Question } from "./tab-questions.ts";

/** The measures of the two tabs over the baseline's one table. */
const MEASURES: Record<string, string> = {
  calls: "count(*)",
  answered_calls: "count(*) filter (answered)",
  answer_rate: "count(*) filter (answered and inbound) / nullif(count(*) filter (inbound), 0)",
  missed_calls: "count(*) filter (status = 'missed' and inbound)",
  missed_rate: "count(*) filter (status = 'missed' and inbound) / nullif(count(*) filter (inbound), 0)",
  conversions: "count(*) filter (converted)",
  conversion_rate_of_answered: "count(*) filter (converted) / nullif(count(*) filter (answered), 0)",
  avg_score: "sum(score_hundredths) / 100 / nullif(count(score_hundredths), 0)",
  first_time_callers: "count(*) filter (first_time)",
  revenue: "coalesce(sum(value_minor), 0)",
  revenue_per_call: "coalesce(sum(value_minor), 0) / nullif(count(*), 0)",
  revenue_per_conversion: "coalesce(sum(value_minor), 0) / nullif(count(*) filter (converted), 0)",
  qualified_calls: "count(*) filter (score_hundredths >= 300)",
};

/** What the spend of a group is set against, over calls. */
const SPEND_BASE: Record<string, string> = {
  cost_per_lead: MEASURES.qualified_calls!,
  cpa: MEASURES.conversions!,
  roas: MEASURES.revenue!,
};

export interface DuckStatement {
  sql: string;
  /** Of spend or of calls: the halves of what is made of both. */
  facts: "calls" | "spend";
}

/**
 * A question as one DuckDB statement for each table, groups and total in one pass. The time columns stand ready in the table, as ours do. Top
 * lists are sorted and cut by DuckDB itself; the total comes as the row whose `is_total` is 1.
 */
export function duckStatements(question: Question): DuckStatement[] {
  if (question.measures.includes("ad_spend")) return spendStatements(question);
  const measures = question.measures.map((key) => {
    if (!MEASURES[key]) throw new Error(`The baseline does not know ${key}.`);
    return `${MEASURES[key]} as ${key}`;
  });
  return [{ facts: "calls", sql: grouped(question, "calls", measures, ["not spam", ...conditions(question)]) }];
}

function spendStatements(question: Question): DuckStatement[] {
  const bases = question.measures.filter((key) => SPEND_BASE[key]).map((key) => `${SPEND_BASE[key]} as ${key}`);
  const { limit: _, ...all } = question;
  return [
    { facts: "spend", sql: grouped(all, "ad_spend", ["sum(cost_minor) as ad_spend"], conditions(question)) },
    { facts: "calls", sql: grouped(all, "calls", bases, ["not spam", ...conditions(question)]) },
  ];
}

function grouped(
  { dimensions = [], measures: [first], limit }: Question,
  table: string,
  columns: string[],
  where: string[],
): string {
  const keys = dimensions.join(", ");
  const order = limit === undefined ? "" : ` order by is_total desc, ${first} desc, ${keys} limit ${limit + 1}`;
  return `select grouping(${dimensions[0]}) as is_total, ${keys}, ${columns.join(", ")} from ${table}
    where ${where.join(" and ")} group by grouping sets ((${keys}), ())${order}`;
}

function conditions({ filters, range }: Question): string[] {
  const asked = filters.map(({ dimension, op, values }) => {
    if (op !== "is_not" || values[0] !== null) throw new Error(`The baseline does not know ${op}.`);
    return `${dimension} is not null`;
  });
  return "from" in range ? [`day between '${range.from}' and '${range.to}'`, ...asked] : asked;
}
