import { statusColor } from "@parley/ui";

const COLORS: Record<string, string> = {
  calls: "var(--chart-1)",
  inbound_calls: "var(--chart-1)",
  ai_calls: "var(--chart-6)",
  answered_calls: statusColor("answered"),
  answer_rate: statusColor("answered"),
  missed_calls: statusColor("missed"),
  missed_rate: statusColor("missed"),
  abandoned_calls: statusColor("abandoned"),
  voicemails: statusColor("voicemail"),
  conversions: "var(--chart-6)",
  conversion_rate_of_answered: "var(--chart-5)",
  conversion_rate_of_qualified: "var(--chart-5)",
  qualified_calls: "var(--chart-3)",
  qualification_rate: "var(--chart-3)",
  revenue: "var(--chart-7)",
  avg_score: "var(--chart-2)",
  goal_achieved_calls: "var(--chart-3)",
  goal_achieved_rate: "var(--chart-3)",
  cost: "var(--chart-4)",
  service_level: "var(--chart-3)",
  p50_turn_latency: "var(--chart-1)",
  p95_turn_latency: "var(--chart-2)",
};

/** The colour that a measure keeps on every card. */
export function measureColor(measure: string): string {
  return COLORS[measure] ?? "var(--chart-1)";
}
