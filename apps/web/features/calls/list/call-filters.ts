import {
  createLoader,
  type inferParserType,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { CustomField } from "../call-wire.ts";

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
const namedParsers = {
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

/** Parameters of the organization's own fields: a value, or the ends of a range. */
type CustomName = `custom.${string}` | `custom_min.${string}` | `custom_max.${string}`;
type Named = inferParserType<typeof namedParsers>;
type Parsed = { [K in keyof Named]: Named[K] } & { [K in CustomName]?: string | null };

export type CallFilters = { [K in keyof Named]?: NonNullable<Named[K]> } & { [K in CustomName]?: string };
export type FilterName = keyof CallFilters;

/** Parsers of all parameters, those of the organization's custom fields among them. */
export function filterParsers(fields: readonly CustomField[]) {
  const custom = fields.flatMap((field) => customNames(field).map((name) => [name, parseAsString]));
  return { ...namedParsers, ...(Object.fromEntries(custom) as { [K in CustomName]: typeof parseAsString }) };
}

/** The filters of an address. */
export const loadFilters = (
  fields: readonly CustomField[],
  query: URLSearchParams | Record<string, string | string[] | undefined>,
): Parsed => createLoader(filterParsers(fields))(query);

/** What is asked for: without what is empty, and without what no API would take (a stranger may have typed the address). */
export function activeFilters(parsed: Parsed, fields: readonly CustomField[] = []): CallFilters {
  const types = new Map(fields.flatMap((field) => customNames(field).map((name) => [name as string, field.type])));
  return Object.fromEntries(
    Object.entries(parsed).filter(([name, value]) => {
      if (value === null || value === undefined || value === "") return false;
      if (name === "from" || name === "to" || types.get(name) === "date") return isDay(String(value));
      if (typeof value === "number") return Number.isFinite(value) && value >= 0;
      if (types.get(name) === "number") return Number.isFinite(Number(value));
      if (types.get(name) === "boolean") return value === "yes" || value === "no";
      return String(value).length <= 200;
    }),
  ) as CallFilters;
}

const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

/** The parameters that a field is filtered by: numbers and dates from one value to another, others by a value. */
export function customNames({ key, type }: Pick<CustomField, "key" | "type">): CustomName[] {
  const bare = key.replace(/^custom\./, "");
  return type === "number" || type === "date" ? [`custom_min.${bare}`, `custom_max.${bare}`] : [`custom.${bare}`];
}

/** How a filter is called on its chip. */
export const FILTER_WORDS: Record<keyof typeof namedParsers, string> = {
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

/** The same for custom fields too. Where a range begins and ends is said in words. */
export function filterWord(name: FilterName, fields: readonly CustomField[]): string {
  if (name in FILTER_WORDS) return FILTER_WORDS[name as keyof typeof FILTER_WORDS];
  const field = fields.find((one) => (customNames(one) as string[]).includes(name));
  if (!field) return name;
  if (name.startsWith("custom_min.")) return `${field.label}, ${field.type === "date" ? "from" : "at least"}`;
  return name.startsWith("custom_max.") ? `${field.label}, ${field.type === "date" ? "to" : "at most"}` : field.label;
}
