/**
 * What each number of the catalogue must be, as one SQL aggregate over the oracle's own tables. Written from shared/ctm/kpi_definitions.tsv
 * and shared/design/METRICS.md, and kept apart from packages/analytics: a mistake there must not be repeated here. A share of nothing is
 * null. `c` has the calls that count, `:qualified` and `:seconds` are the organization's settings.
 */
export const oracleOfCalls: Record<string, string> = {
  calls: "count(*)",
  inbound_calls: "count(*) filter (where direction = 'inbound')",
  outbound_calls: "count(*) filter (where direction = 'outbound')",
  ai_calls: "count(*) filter (where kind = 'ai')",
  // The platform's status, no proof of a human; an AI call that was carried through is one that was answered.
  answered_calls: "count(*) filter (where status in ('answered', 'completed'))",
  human_answered_calls: "count(*) filter (where human)",
  missed_calls: "count(*) filter (where status = 'missed' and direction = 'inbound')",
  abandoned_calls: "count(*) filter (where status = 'abandoned' and direction = 'inbound')",
  voicemails: "count(*) filter (where status = 'voicemail')",
  answer_rate: "avg((status in ('answered', 'completed'))::int::float8) filter (where direction = 'inbound')",
  human_answer_rate: "avg(human::int::float8) filter (where direction = 'inbound')",
  missed_rate: "avg((status = 'missed')::int::float8) filter (where direction = 'inbound')",
  abandon_rate: "avg((status = 'abandoned')::int::float8) filter (where direction = 'inbound')",
  service_level: `count(*) filter (where status in ('answered', 'completed') and direction = 'inbound' and ring <= :seconds)::float8
    / nullif(count(*) filter (where direction = 'inbound' and status <> 'abandoned'), 0)`,
  conversions: "count(*) filter (where converted)",
  conversion_rate_of_answered:
    "sum(converted::int)::float8 / nullif(sum((status in ('answered', 'completed'))::int), 0)",
  conversion_rate_of_qualified: "sum(converted::int)::float8 / nullif(sum((score >= :qualified)::int), 0)",
  qualified_calls: "count(*) filter (where score is not null and score >= :qualified)",
  qualification_rate: "avg((score is not null and score >= :qualified)::int::float8)",
  revenue: "coalesce(sum(value), 0)",
  revenue_per_call: "coalesce(sum(value), 0)::float8 / nullif(count(*), 0)",
  revenue_per_conversion: "coalesce(sum(value), 0)::float8 / nullif(sum(converted::int), 0)",
  first_time_callers: "count(*) filter (where first)",
  unique_callers: "count(distinct case when direction = 'inbound' then phone end)",
  repeat_caller_rate: `1 - sum(first::int) filter (where direction = 'inbound' and phone is not null)::float8
    / nullif(count(*) filter (where direction = 'inbound' and phone is not null), 0)`,
  avg_score: "avg(score)::float8",
  avg_duration: "avg(duration)::float8",
  avg_talk_time: "avg(talk)::float8",
  total_talk_time: "coalesce(sum(talk), 0)",
  p50_talk_time: "percentile_disc(0.5) within group (order by talk)",
  p90_talk_time: "percentile_disc(0.9) within group (order by talk)",
  avg_ring_time: "avg(ring) filter (where status in ('answered', 'completed'))::float8",
  cost: "coalesce(sum(cost), 0)",
  cost_per_call: "avg(cost)::float8",
  goal_achieved_calls: "count(*) filter (where kind = 'ai' and outcome = 'achieved')",
  goal_achieved_rate:
    "avg((outcome is not distinct from 'achieved')::int::float8) filter (where kind = 'ai' and ended)",
  cost_per_achieved_goal:
    "coalesce(sum(cost) filter (where kind = 'ai'), 0)::float8 / nullif(sum((kind = 'ai' and outcome = 'achieved')::int), 0)",
};

/** Over every turn of the calls: `c` joined with its turns, `ms` of each. */
export const oracleOfTurns: Record<string, string> = {
  avg_turn_latency: "avg(ms)::float8",
  p50_turn_latency: "percentile_disc(0.5) within group (order by ms)",
  p95_turn_latency: "percentile_disc(0.95) within group (order by ms)",
};

/** Over imported reports of ad spend `s` alone. */
export const oracleOfSpend: Record<string, string> = {
  ad_spend: "coalesce(sum(cost), 0)",
  ad_clicks: "coalesce(sum(clicks), 0)",
  ad_impressions: "coalesce(sum(impressions), 0)",
  cost_per_click: "sum(cost) filter (where clicks is not null)::float8 / nullif(sum(clicks), 0)",
};

/** Of both: the spend of a group against what its calls brought; null where no report says what was spent. */
export const oracleOfBoth: Record<
  string,
  { ofSpend: string; ofCalls: string; value: "spend / calls" | "calls / spend" }
> = {
  cost_per_lead: { ofSpend: "sum(cost)", ofCalls: "sum((score >= :qualified)::int)", value: "spend / calls" },
  cpa: { ofSpend: "sum(cost)", ofCalls: "sum(converted::int)", value: "spend / calls" },
  roas: { ofSpend: "sum(cost)", ofCalls: "coalesce(sum(value), 0)", value: "calls / spend" },
};
