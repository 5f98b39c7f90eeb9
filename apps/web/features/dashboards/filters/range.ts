import type { DateRangeValue } from "@parley/ui";

/** Ranges that the metric catalogue knows by name, with the most days that each can hold. */
export const RANGE_PRESETS = [
  { value: "today", label: "Today", days: 1 },
  { value: "yesterday", label: "Yesterday", days: 1 },
  { value: "last_7_days", label: "Last 7 days", days: 7 },
  { value: "last_30_days", label: "Last 30 days", days: 30 },
  { value: "last_90_days", label: "Last 90 days", days: 90 },
  { value: "this_month", label: "This month", days: 31 },
  { value: "last_month", label: "Last month", days: 31 },
  { value: "this_quarter", label: "This quarter", days: 92 },
  { value: "last_quarter", label: "Last quarter", days: 92 },
  { value: "this_year", label: "This year", days: 366 },
  { value: "last_year", label: "Last year", days: 366 },
  { value: "all_time", label: "All time", days: Number.POSITIVE_INFINITY },
] as const;

export type RangePreset = (typeof RANGE_PRESETS)[number]["value"];
export const PRESET_NAMES = RANGE_PRESETS.map(({ value }) => value);

export type MetricRange = { preset: RangePreset } | { from: string; to: string };

/** What one point of a chart stands for. */
export const BUCKETS = ["hour_of_day", "day", "week", "month"] as const;
export type Bucket = (typeof BUCKETS)[number];

const DAY_MS = 86_400_000;

/** Days of a range at most, both ends included. */
export function daysIn(range: MetricRange): number {
  if ("preset" in range) return RANGE_PRESETS.find(({ value }) => value === range.preset)?.days ?? 30;
  return Math.round((Date.parse(range.to) - Date.parse(range.from)) / DAY_MS) + 1;
}

/** What a range may be cut into so that a chart has neither one point nor hundreds; the first is what it opens with. */
export function bucketsOf(range: MetricRange): Bucket[] {
  const days = daysIn(range);
  if (days <= 1) return ["hour_of_day"];
  if (days <= 13) return ["day"];
  if (days <= 61) return ["day", "week"];
  if (days <= 92) return ["day", "week", "month"];
  if (days <= 550) return ["week", "day", "month"];
  return ["month", "week"];
}

/** The bucket that was asked for where the range allows it, else the range's own. */
export function bucketOf(range: MetricRange, wanted?: Bucket | null): Bucket {
  const allowed = bucketsOf(range);
  return wanted && allowed.includes(wanted) ? wanted : allowed[0]!;
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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A range as one word of an address: "last_30_days" or "2026-01-01..2026-01-31". */
export function writeRange(range: MetricRange): string {
  return "preset" in range ? range.preset : `${range.from}..${range.to}`;
}

/** Null where the word is no range. */
export function readRange(word: string): MetricRange | null {
  const [from = "", to = ""] = word.split("..");
  if (DAY.test(from) && DAY.test(to) && from <= to) return { from, to };
  return PRESET_NAMES.includes(word as RangePreset) ? { preset: word as RangePreset } : null;
}

export function toMetricRange(range: RangePreset, from: string | null, to: string | null): MetricRange {
  return from && to && from <= to ? { from, to } : { preset: range };
}

export function toRangeValue(range: MetricRange): DateRangeValue {
  return "preset" in range ? { preset: range.preset } : { preset: "custom", ...range };
}
