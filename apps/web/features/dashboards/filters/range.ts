import type { DateRangeValue } from "@parley/ui";

/** Ranges that the metric catalogue knows by name. */
export const RANGE_PRESETS = [
  { value: "today", label: "Today" },
  { value: "yesterday", label: "Yesterday" },
  { value: "last_7_days", label: "Last 7 days" },
  { value: "last_30_days", label: "Last 30 days" },
  { value: "last_90_days", label: "Last 90 days" },
  { value: "this_month", label: "This month" },
  { value: "last_month", label: "Last month" },
  { value: "this_quarter", label: "This quarter" },
  { value: "this_year", label: "This year" },
  { value: "all_time", label: "All time" },
] as const;

export type RangePreset = (typeof RANGE_PRESETS)[number]["value"];
export const PRESET_NAMES = RANGE_PRESETS.map(({ value }) => value);

export type MetricRange = { preset: RangePreset } | { from: string; to: string };

/** What one point of a chart stands for. */
export type Bucket = "hour_of_day" | "day" | "week" | "month";

const BUCKETS: Record<RangePreset, Bucket> = {
  today: "hour_of_day",
  yesterday: "hour_of_day",
  last_7_days: "day",
  last_30_days: "day",
  last_90_days: "day",
  this_month: "day",
  last_month: "day",
  this_quarter: "day",
  this_year: "week",
  all_time: "month",
};

const DAY_MS = 86_400_000;

/** Hours within a day, days up to a quarter, weeks up to a year and a half, then months. */
export function bucketOf(range: MetricRange): Bucket {
  if ("preset" in range) return BUCKETS[range.preset];
  const days = (Date.parse(range.to) - Date.parse(range.from)) / DAY_MS + 1;
  if (days <= 1) return "hour_of_day";
  if (days <= 92) return "day";
  return days <= 550 ? "week" : "month";
}

/** First and last day (YYYY-MM-DD) of a bucket, cut to the range; null where a call list cannot be narrowed to it. */
export function daysOfBucket(
  bucket: Bucket,
  key: string,
  range: { from: string; to: string },
): { from: string; to: string } | null {
  if (bucket === "hour_of_day") return null;
  const first = new Date(`${key}T00:00:00Z`);
  const last = new Date(first);
  if (bucket === "week") last.setUTCDate(last.getUTCDate() + 6);
  if (bucket === "month") last.setUTCMonth(last.getUTCMonth() + 1, 0);
  const to = last.toISOString().slice(0, 10);
  return { from: key > range.from ? key : range.from, to: to < range.to ? to : range.to };
}

export function toMetricRange(range: RangePreset, from: string | null, to: string | null): MetricRange {
  return from && to && from <= to ? { from, to } : { preset: range };
}

export function toRangeValue(range: MetricRange): DateRangeValue {
  return "preset" in range ? { preset: range.preset } : { preset: "custom", ...range };
}
