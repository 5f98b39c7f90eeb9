import { channels } from "./channel.ts";
import { firstTimeSql, SCORE } from "./flags.ts";

/** Where a dimension's value of a call comes from, which both engines read. */
export type Origin =
  /** A column of `calls` or of what is joined to it; `sql` is the expression. */
  | { from: "column"; sql: string }
  /** The id of a dictionary's value. */
  | { from: "dictionary"; kind: string; sql: string }
  /** Worked out from source and medium. */
  | { from: "channel" }
  /** A text that imported rows brought along, by its name in detail_layouts. */
  | { from: "detail"; key: string }
  /** Several values a call. */
  | { from: "tags" }
  /** Words of transcripts, notes, names and numbers: nothing to split by. */
  | { from: "text" };

export interface Dimension {
  key: string;
  label: string;
  /** time: ordered buckets; text: values of the organization; set: a few fixed values; number: only to filter by, from or up to. */
  type: "time" | "text" | "set" | "number";
  /** What its values look like. */
  format: "date" | "number" | "text" | "boolean";
  origin: Origin;
  /** The same over `ad_spend`, for what spend is known by. */
  spendSql?: string;
  /** Its values may be counted as another one, by the organization's source rules. */
  merges?: boolean;
  /** The fixed values, for `set`. */
  values?: readonly string[];
  /** Cannot be split by. */
  filterOnly?: boolean;
}

const column = (sql: string): Origin => ({ from: "column", sql });

const text = (key: string, label: string): Dimension => {
  const origin = { from: "dictionary", kind: key, sql: `${key}_id` } as const;
  return { key, label, type: "text", format: "text", origin };
};

/** How a call came about, which spend is known by as well. */
const campaignWords = (key: string, label: string): Dimension => {
  return { ...text(key, label), spendSql: `${key}_id`, merges: true };
};

const detail = (key: string, label: string, name: string): Dimension => {
  return { key, label, type: "text", format: "text", origin: { from: "detail", key: name } };
};

const amount = (key: string, label: string, sql: string): Dimension => {
  return { key, label, type: "number", format: "number", origin: column(sql), filterOnly: true };
};

const set = (key: string, label: string, sql: string, values: readonly string[]): Dimension => {
  return { key, label, type: "set", format: values === YES_NO ? "boolean" : "text", origin: column(sql), values };
};

const STATUSES = [
  ...["answered", "missed", "abandoned", "voicemail", "busy", "failed", "completed_ivr", "in_progress", "blocked"],
  ...["queued", "scheduled", "ringing", "completed", "no_answer", "canceled"],
];
const YES_NO: readonly string[] = ["true", "false"];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"];

/** What numbers may be split and filtered by. Days, hours and weekdays are those of the organization's time zone. */
export const dimensions: readonly Dimension[] = [
  { key: "day", label: "Day", type: "time", format: "date", origin: column("local_date"), spendSql: "day" },
  {
    ...{ key: "week", label: "Week, from Monday", type: "time", format: "date" },
    ...{ origin: column("(local_date - (local_dow - 1)::int)"), spendSql: "date_trunc('week', day)::date" },
  },
  {
    ...{ key: "month", label: "Month", type: "time", format: "date" },
    ...{ origin: column("date_trunc('month', local_date)::date"), spendSql: "date_trunc('month', day)::date" },
  },
  { ...set("hour_of_day", "Hour of day", "local_hour", HOURS), format: "number" },
  {
    ...set("weekday", "Weekday, 1 is Monday", "local_dow", WEEKDAYS),
    ...{ format: "number", spendSql: "extract(isodow from day)::int" },
  },
  set("status", "Status", "status", STATUSES),
  set("direction", "Direction", "direction", ["inbound", "outbound"]),
  set("kind", "AI or tracked", "kind", ["tracked", "ai"]),
  { key: "channel", label: "Channel", type: "set", format: "text", origin: { from: "channel" }, values: channels },
  campaignWords("source", "Source"),
  campaignWords("medium", "Medium"),
  campaignWords("campaign", "Campaign"),
  text("keyword", "Keyword"),
  text("landing_page", "Landing page"),
  text("referrer", "Referrer"),
  text("ad_group", "Ad group"),
  text("ad_network", "Ad network"),
  text("tracking_number", "Tracking number"),
  text("agent", "Agent"),
  text("state", "State"),
  text("city", "City"),
  text("country", "Country"),
  {
    ...{ key: "area_code", label: "Area code", type: "text", format: "text" },
    origin: column("case when phone between 10000000000 and 19999999999 then substr(phone::text, 2, 3) end"),
  },
  text("device", "Device"),
  text("browser", "Browser"),
  { key: "tag", label: "Tag", type: "text", format: "text", origin: { from: "tags" } },
  set("first_time", "First-time caller", firstTimeSql, YES_NO),
  set("converted", "Converted", "converted", YES_NO),
  set("spam", "Spam or blocked", "spam", YES_NO),
  set("score_band", "Score", scoreBand(), ["0-1", "1-2", "2-3", "3-4", "4-5"]),
  set("outcome", "Outcome of AI calls", "ai_outcome", ["achieved", "partly", "not", "unreachable"]),
  { key: "answered_by", label: "Answered by", type: "text", format: "text", origin: column("ai_answered_by") },
  { key: "language", label: "Language of AI calls", type: "text", format: "text", origin: column("ai_language") },
  detail("form", "Form", "form_form_name"),
  detail("experiment", "Experiment", "experiments"),
  amount("duration", "Duration in seconds", "duration_seconds"),
  amount("talk_time", "Talk time in seconds", "talk_seconds"),
  amount("value", "Sale value", "value_minor"),
  {
    ...{ key: "text", label: "Words", type: "text", format: "text", origin: { from: "text" }, filterOnly: true },
  },
];

const CUSTOM = /^custom\.[^\s"'\\]{1,290}$/;

/** A band holds its lower bound; the last one also 5. */
function scoreBand(): string {
  const bands = [100, 200, 300, 400].map((upper, i) => `when ${SCORE} < ${upper} then '${i}-${i + 1}'`);
  return `case ${bands.join(" ")} when ${SCORE} <= 500 then '4-5' end`;
}

const known: ReadonlyMap<string, Dimension> = new Map(dimensions.map((entry) => [entry.key, entry]));

/** A dimension by its key, also a field of an organization's own (`custom.insurance`), which may or may not exist there. */
export function dimensionOf(key: string): Dimension | undefined {
  const standard = known.get(key);
  if (standard || !CUSTOM.test(key)) return standard;
  const words = key.slice("custom.".length).replaceAll("_", " ");
  return detail(key, words.charAt(0).toUpperCase() + words.slice(1), key);
}

/** As `dimensionOf`, of a key that a checked question names. */
export function knownDimension(key: string): Dimension {
  const dimension = dimensionOf(key);
  if (!dimension) throw new Error(`No dimension ${key}`);
  return dimension;
}

/** Whether a key is one of an organization's own fields. */
export const isCustom = (key: string): boolean => CUSTOM.test(key);

/** Keys of those that ad spend is known by too. */
export const spendDimensions: readonly string[] = dimensions.flatMap(({ key, spendSql }) => (spendSql ? [key] : []));
