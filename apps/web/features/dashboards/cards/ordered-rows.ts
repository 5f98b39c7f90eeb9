import type { MetricResult } from "../filters/question.ts";

const FIXED: Record<string, string[]> = {
  score_band: ["0-1", "1-2", "2-3", "3-4", "4-5"],
  hour_of_day: Array.from({ length: 24 }, (_, hour) => String(hour)),
  weekday: ["1", "2", "3", "4", "5", "6", "7"],
};

/**
 * Rows of a dimension that has an order, with those that no call fell into: a gap in a distribution is part of it. Calls without a
 * value (unscored ones) are none of its bars. Rows of other dimensions stay as they are.
 */
export function orderedRows(result: MetricResult, dimension: string): MetricResult["rows"] {
  const order = FIXED[dimension];
  if (!order) return result.rows;
  const known = new Map(result.rows.map((row) => [String(row[dimension]), row]));
  const counts = result.definitions.filter(({ unit }) => unit === "count").map(({ key }) => [key, 0]);
  return order.map((value) => known.get(value) ?? { ...Object.fromEntries(counts), [dimension]: value });
}
