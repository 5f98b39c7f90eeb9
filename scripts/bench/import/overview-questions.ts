/**
 * What the Overview page asks the metric catalogue when it opens (apps/web/features/dashboards): four numbers, three charts, the heat
 * map and two rankings, for one range. Ranges are days, since the generated calls end on a day of their own.
 */
export function overviewQuestions(range: { from: string; to: string }, bucket: "day" | "month"): object[] {
  const compare = "previous_period";
  return [
    { measures: ["calls"], dimensions: [bucket], range, compare },
    { measures: ["answered_calls", "answer_rate"], dimensions: [bucket], range, compare },
    { measures: ["missed_calls", "missed_rate"], dimensions: [bucket], range, compare },
    { measures: ["conversions", "conversion_rate_of_answered"], dimensions: [bucket], range, compare },
    { measures: ["calls", "answered_calls", "missed_calls"], dimensions: [bucket], range, compare },
    { measures: ["calls"], dimensions: ["status"], range },
    { measures: ["conversions", "answer_rate", "calls"], dimensions: [bucket], range },
    { measures: ["calls"], dimensions: ["weekday", "hour_of_day"], range },
    {
      measures: ["calls", "answer_rate", "avg_score", "conversions", "conversion_rate_of_answered"],
      dimensions: ["source"],
      ...{ range, limit: 10 },
    },
    {
      measures: ["calls", "conversions", "conversion_rate_of_answered"],
      dimensions: ["state"],
      ...{ range, limit: 10 },
    },
  ];
}
