import type pg from "pg";

/** How many values each text dimension has, and which share of the calls has none. Low ids are frequent, as sources are in life. */
export const dictionaries = {
  source: { size: 40, none: 0.04 },
  medium: { size: 12, none: 0.1 },
  campaign: { size: 300, none: 0.35 },
  keyword: { size: 10_000, none: 0.6 },
  agent: { size: 60, none: 0.3 },
  city: { size: 600, none: 0.08 },
  state: { size: 50, none: 0.06 },
  country: { size: 2, none: 0.02 },
  tracking_number: { size: 40, none: 0 },
  landing_page: { size: 200, none: 0.5 },
  referrer: { size: 80, none: 0.6 },
  device: { size: 3, none: 0.4 },
  browser: { size: 6, none: 0.4 },
  ad_group: { size: 120, none: 0.6 },
  ad_network: { size: 5, none: 0.6 },
} as const;
export type BenchDimension = keyof typeof dictionaries;

const SOURCES = ["Google Ads", "Google Organic", "Direct", "Facebook", "Bing Ads", "Yelp", "Referral", "Radio"];
const MEDIA = [
  "cpc",
  "organic",
  "(none)",
  "paid_social",
  "social",
  "referral",
  "email",
  "display",
  "print",
  "sms",
  "video",
  "affiliate",
];
const STATES =
  "CA TX FL NY PA IL OH GA NC MI NJ VA WA AZ TN MA IN MO MD WI CO MN SC AL LA KY OR OK CT UT IA NV AR MS KS NM NE ID WV HI NH ME MT RI DE SD ND AK VT WY";

/** The text of a dictionary's id, from 1. */
export function nameOf(kind: BenchDimension, id: number): string {
  if (kind === "source") return SOURCES[id - 1] ?? `Partner ${id}`;
  if (kind === "medium") return MEDIA[id - 1]!;
  if (kind === "state") return STATES.split(" ")[id - 1]!;
  if (kind === "country") return ["US", "CA"][id - 1]!;
  if (kind === "device") return ["mobile", "desktop", "tablet"][id - 1]!;
  return `${kind.replace("_", " ")} ${id}`;
}

/** Gives the organization its dictionaries, nothing merged. */
export async function writeDictionaries(client: pg.Client, organizationId: string): Promise<void> {
  for (const [kind, { size }] of Object.entries(dictionaries)) {
    const values = Array.from({ length: size }, (_, i) => nameOf(kind as BenchDimension, i + 1));
    await client.query(
      `insert into dimension_values (organization_id, kind, id, value)
       select $1, $2, id, value from unnest($3::text[]) with ordinality as v(value, id)`,
      [organizationId, kind, values],
    );
  }
}
