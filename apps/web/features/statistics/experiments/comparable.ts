/** Rates and averages of the catalogue that two groups can be compared by; the server refuses any other. */
export const COMPARABLE_MEASURES = [
  ...["conversion_rate_of_answered", "answer_rate", "human_answer_rate", "qualification_rate"],
  ...["conversion_rate_of_qualified", "missed_rate", "abandon_rate"],
  ...["revenue_per_call", "revenue_per_conversion", "avg_score", "avg_talk_time", "avg_duration", "avg_ring_time"],
];

/** Relative differences that may be the smallest that matters. */
export const EFFECTS = [0.05, 0.1, 0.2, 0.3, 0.5, 1];

const OUT = new Set(["duration", "talk_time", "value", "text", "hour_of_day", "weekday", "converted", "spam"]);

/** Whether groups of calls can be told apart by it. */
export function tellsGroups({ key, type }: { key: string; type: string }): boolean {
  return type !== "time" && type !== "number" && !OUT.has(key);
}
