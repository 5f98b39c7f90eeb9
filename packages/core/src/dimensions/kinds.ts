/** Text dimensions that calls keep as small integers of `dimension_values`. */
export const dimensionKinds = [
  "source",
  "medium",
  "campaign",
  "keyword",
  "agent",
  "city",
  "state",
  "country",
  "tracking_number",
  "landing_page",
  "referrer",
  "device",
  "browser",
  "ad_group",
  "ad_network",
] as const;

export type DimensionKind = (typeof dimensionKinds)[number];
