import { FIRST_TIME } from "./first-time.ts";

export interface Dimension {
  key: string;
  label: string;
  /** time: ordered buckets; text: a dictionary of the organization; set: a few fixed values. */
  type: "time" | "text" | "set";
  /** What its values look like. */
  format: "date" | "number" | "text" | "boolean";
  /** Column or expression over `calls` to group by; of a text dimension the dictionary's id. */
  sql: string;
  /** The same over `ad_spend`, for what spend is known by. */
  spendSql?: string;
  /** Kind of the dictionary, for text dimensions. */
  dictionary?: string;
  /** Its values may be counted as another one, by the organization's source rules. */
  merges?: boolean;
  /** The fixed values, for `set`. */
  values?: readonly string[];
}

const text = (key: string, label: string): Dimension => {
  return { key, label, type: "text", format: "text", sql: `${key}_id`, dictionary: key };
};

/** How a call came about, which spend is known by as well. */
const origin = (key: string, label: string): Dimension => {
  return { ...text(key, label), spendSql: `${key}_id`, merges: true };
};

const STATUSES = [
  ...["answered", "missed", "abandoned", "voicemail", "busy", "failed", "completed_ivr", "in_progress", "blocked"],
  ...["queued", "scheduled", "ringing", "completed", "no_answer", "canceled"],
];
const YES_NO = ["true", "false"];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"];

const WEEK = "(local_date - (local_dow - 1)::int)";

/** What numbers may be split and filtered by. Days, hours and weekdays are those of the organization's time zone. */
export const dimensions: readonly Dimension[] = [
  { key: "day", label: "Day", type: "time", format: "date", sql: "local_date", spendSql: "day" },
  {
    ...{ key: "week", label: "Week, from Monday", type: "time", format: "date", sql: WEEK },
    spendSql: "date_trunc('week', day)::date",
  },
  {
    ...{ key: "month", label: "Month", type: "time", format: "date", sql: "date_trunc('month', local_date)::date" },
    spendSql: "date_trunc('month', day)::date",
  },
  { key: "hour_of_day", label: "Hour of day", type: "set", format: "number", sql: "local_hour", values: HOURS },
  {
    ...{ key: "weekday", label: "Weekday, 1 is Monday", type: "set", format: "number", sql: "local_dow" },
    ...{ spendSql: "extract(isodow from day)::int", values: WEEKDAYS },
  },
  { key: "status", label: "Status", type: "set", format: "text", sql: "status", values: STATUSES },
  {
    key: "direction",
    label: "Direction",
    type: "set",
    format: "text",
    sql: "direction",
    values: ["inbound", "outbound"],
  },
  { key: "kind", label: "AI or tracked", type: "set", format: "text", sql: "kind", values: ["tracked", "ai"] },
  origin("source", "Source"),
  origin("medium", "Medium"),
  origin("campaign", "Campaign"),
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
  text("device", "Device"),
  text("browser", "Browser"),
  { key: "first_time", label: "First-time caller", type: "set", format: "boolean", sql: FIRST_TIME, values: YES_NO },
  { key: "converted", label: "Converted", type: "set", format: "boolean", sql: "converted", values: YES_NO },
  { key: "spam", label: "Spam or blocked", type: "set", format: "boolean", sql: "spam", values: YES_NO },
  {
    key: "score_band",
    label: "Score",
    type: "set",
    format: "text",
    sql: scoreBand(),
    values: ["0-1", "1-2", "2-3", "3-4", "4-5"],
  },
];

/** A band holds its lower bound; the last one also 5. */
function scoreBand(): string {
  return "case when score < 1 then '0-1' when score < 2 then '1-2' when score < 3 then '2-3' when score < 4 then '3-4' when score <= 5 then '4-5' end";
}

export const dimensionByKey: ReadonlyMap<string, Dimension> = new Map(dimensions.map((entry) => [entry.key, entry]));

/** Keys of those that ad spend is known by too. */
export const spendDimensions: readonly string[] = dimensions.flatMap(({ key, spendSql }) => (spendSql ? [key] : []));
