import type { MetricResult } from "../../filters/question.ts";

export interface OutcomeSeries {
  /** Keys of the buckets, in their order. */
  keys: (string | number)[];
  /** One for each outcome that occurs, the most frequent first; null stands for calls without one. */
  series: { outcome: string | null; values: number[] }[];
}

/** A result by (bucket, outcome) as one column of calls for each outcome. Buckets without calls are zero. */
export function byOutcome(result: MetricResult, buckets: (string | number)[], bucket: string): OutcomeSeries {
  const places = new Map(buckets.map((key, at) => [String(key), at]));
  const columns = new Map<string | null, number[]>();
  for (const row of result.rows) {
    const at = places.get(String(row[bucket]));
    const calls = Number(row.ai_calls ?? 0);
    if (at === undefined || calls === 0) continue;
    const outcome = row.outcome == null ? null : String(row.outcome);
    const values = columns.get(outcome) ?? buckets.map(() => 0);
    values[at] = (values[at] ?? 0) + calls;
    columns.set(outcome, values);
  }
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
  const series = [...columns].map(([outcome, values]) => ({ outcome, values }));
  return { keys: buckets, series: series.sort((a, b) => sum(b.values) - sum(a.values)) };
}
