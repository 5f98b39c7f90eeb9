import {
  createLoader,
  type inferParserType,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

export const STATUSES = [
  "answered",
  "missed",
  "abandoned",
  "voicemail",
  "completed_ivr",
  "scheduled",
  "queued",
  "ringing",
  "in_progress",
  "completed",
  "no_answer",
  "busy",
  "failed",
  "canceled",
  "blocked",
] as const;

/** The list's filters in the address of the page, under the names of the API's query. */
export const filterParsers = {
  q: parseAsString,
  from: parseAsString,
  to: parseAsString,
  status: parseAsStringLiteral(STATUSES),
  direction: parseAsStringLiteral(["inbound", "outbound"] as const),
  kind: parseAsStringLiteral(["ai", "tracked"] as const),
  source: parseAsString,
  medium: parseAsString,
  campaign: parseAsString,
  agent: parseAsString,
  state: parseAsString,
  tag: parseAsString,
  min_duration: parseAsInteger,
  min_value: parseAsFloat,
};

export const loadFilters = createLoader(filterParsers);

type Parsed = inferParserType<typeof filterParsers>;
export type CallFilters = { [K in keyof Parsed]?: NonNullable<Parsed[K]> };
export type FilterName = keyof CallFilters;

/** What is asked for: without what is empty, and without what no API would take (a stranger may have typed the address). */
export function activeFilters(parsed: Parsed): CallFilters {
  const isDay = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  return Object.fromEntries(
    Object.entries(parsed).filter(([name, value]) => {
      if (value === null || value === "") return false;
      if (name === "from" || name === "to") return /^\d{4}-\d\d-\d\d$/.test(String(value)) && isDay(value);
      if (typeof value === "number") return Number.isFinite(value) && value >= 0;
      return String(value).length <= 200;
    }),
  );
}

/** How a filter is called on its chip. */
export const FILTER_WORDS: Record<FilterName, string> = {
  q: "Search",
  from: "From",
  to: "To",
  status: "Status",
  direction: "Direction",
  kind: "Kind",
  source: "Source",
  medium: "Medium",
  campaign: "Campaign",
  agent: "Agent",
  state: "State",
  tag: "Tag",
  min_duration: "At least (seconds)",
  min_value: "Value at least",
};
