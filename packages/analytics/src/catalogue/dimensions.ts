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
  /** Kind of the dictionary, for text dimensions. */
  dictionary?: string;
  /** The fixed values, for `set`. */
  values?: readonly string[];
}

const text = (key: string, label: string, dictionary = key): Dimension => {
  return { key, label, type: "text", format: "text", sql: `${dictionary}_id`, dictionary };
};

const STATUSES = [
  ...["answered", "missed", "abandoned", "voicemail", "busy", "failed", "completed_ivr", "in_progress", "blocked"],
  ...["queued", "scheduled", "ringing", "completed", "no_answer", "canceled"],
];
const YES_NO = ["true", "false"];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"];

/** What numbers may be split and filtered by. Days, hours and weekdays are those of the organization's time zone. */
export const dimensions: readonly Dimension[] = [
  { key: "day", label: "Day", type: "time", format: "date", sql: "local_date" },
  { key: "week", label: "Week, from Monday", type: "time", format: "date", sql: "(local_date - (local_dow - 1)::int)" },
  { key: "month", label: "Month", type: "time", format: "date", sql: "date_trunc('month', local_date)::date" },
  { key: "hour_of_day", label: "Hour of day", type: "set", format: "number", sql: "local_hour", values: HOURS },
  { key: "weekday", label: "Weekday, 1 is Monday", type: "set", format: "number", sql: "local_dow", values: WEEKDAYS },
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
  text("source", "Source"),
  text("medium", "Medium"),
  text("campaign", "Campaign"),
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
