/** The dimensions whose values have a page of their own: /dashboard/<kind>/<value>. */
export const DETAIL_KINDS = {
  sources: {
    dimension: "source",
    word: "Source",
    permission: "dashboards.overview",
    breakdowns: ["campaign", "medium", "landing_page", "state"],
  },
  campaigns: {
    dimension: "campaign",
    word: "Campaign",
    permission: "dashboards.marketing",
    breakdowns: ["source", "ad_group", "keyword", "state"],
  },
  agents: {
    dimension: "agent",
    word: "Agent",
    permission: "dashboards.admissions",
    breakdowns: ["source", "state"],
  },
  numbers: {
    dimension: "tracking_number",
    word: "Tracking number",
    permission: "dashboards.overview",
    breakdowns: ["source", "campaign", "agent", "state"],
  },
} as const;

export type DetailKind = keyof typeof DETAIL_KINDS;

/** The page of a dimension's value, or null where there is none or the viewer may not see it. */
export function detailHref(dimension: string, value: string | null, permissions: readonly string[]): string | null {
  // A browser takes these for steps through folders, however they are written.
  if (value === null || value === "." || value === "..") return null;
  for (const [kind, one] of Object.entries(DETAIL_KINDS)) {
    if (one.dimension === dimension && permissions.includes(one.permission)) {
      return `/dashboard/${kind}/${encodeURIComponent(value)}`;
    }
  }
  return null;
}

/** The value in an address; null where it is not one that `detailHref` writes. */
export function readDetailValue(segment: string): string | null {
  try {
    const value = decodeURIComponent(segment);
    return value.length > 0 && value.length <= 500 ? value : null;
  } catch {
    return null;
  }
}
