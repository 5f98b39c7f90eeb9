/** `is`, `is_not` and `contains` take any of several values; `at_least` and `at_most` take one number. */
export const FILTER_OPS = ["is", "is_not", "contains", "at_least", "at_most"] as const;
export type FilterOp = (typeof FILTER_OPS)[number];

export interface DashboardFilter {
  /** A key of the catalogue, custom fields as `custom.<key>`. */
  dimension: string;
  op: FilterOp;
  /** Any of these; NO_VALUE stands for calls without one. Durations are in seconds, money in minor units. */
  values: string[];
}

/** A source of this name would be unusual enough. */
export const NO_VALUE = "(none)";

/** Words for the dimensions that every organization has, shown before the catalogue has come and where it says more than fits. */
const SHORT_LABELS: Record<string, string> = {
  first_time: "First-time caller",
  text: "Text",
  hour_of_day: "Hour of day",
  weekday: "Weekday",
  score_band: "Score",
  kind: "AI or tracked",
};

/** A dimension's name where the catalogue is not at hand: "ad_group" is "Ad group". */
export function dimensionLabel(dimension: string): string {
  const key = dimension.replace(/^custom\./, "");
  const words = SHORT_LABELS[dimension] ?? key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
