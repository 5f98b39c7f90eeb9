import type { ExportColumn } from "./export-header.ts";

type Row = Record<ExportColumn, string>;
type Value = string | number | boolean | string[] | null;

interface UsualColumn {
  name: string;
  type: string;
  read(row: Row): Value;
}

const text = (name: string, column: ExportColumn): UsualColumn => ({
  name,
  type: "text",
  read: (row) => row[column] || null,
});
const seconds = (name: string, column: ExportColumn): UsualColumn => ({
  ...{ name, type: "integer" },
  read(row) {
    const [h, m, s] = row[column].split(":");
    return s === undefined ? null : Number(h) * 3600 + Number(m) * 60 + Number(s);
  },
});

/** A call as one would write it down without further thought: what reports need has a type, all else is one JSON. */
const typed: UsualColumn[] = [
  text("account_id", "Account Id"),
  text("call_id", "CallId"),
  text("direction", "Direction"),
  { name: "status", type: "text", read: (row) => row["Call Status"].toLowerCase().replaceAll("-", " ") },
  // Postgres converts the zone; doing it here would take longer.
  { name: "called_at", type: "timestamp", read: (row) => row.DateTime },
  { name: "phone", type: "text", read: (row) => phone(row["Customer #"]) },
  { name: "person_name", type: "text", read: (row) => row.Name.trim() || null },
  text("source", "Tracking Source"),
  text("medium", "medium"),
  text("campaign", "campaign"),
  text("keyword", "keyword"),
  text("agent", "Agent"),
  text("city", "City"),
  text("state", "State"),
  text("country", "Country"),
  text("tracking_number", "Tracking #"),
  text("landing_page", "Last URL"),
  text("referrer", "Referral Page"),
  text("device", "Device"),
  text("browser", "Browser"),
  text("ad_group", "ad_group_id"),
  text("ad_network", "ad_network"),
  seconds("duration_seconds", "Duration"),
  seconds("ring_seconds", "Ring Time"),
  seconds("talk_seconds", "Talk Time"),
  { name: "score", type: "real", read: (row) => row["CSR Call Score"] || null },
  { name: "value_minor", type: "bigint", read: (row) => money(row["CSR Value"]) },
  { name: "converted", type: "boolean", read: (row) => row["CSR Conversion"] === "true" },
  { name: "spam", type: "boolean", read: (row) => row.Blocked === "true" },
  { name: "tags", type: "text[]", read: (row) => (row.Tags === "" ? [] : row.Tags.split(",")) },
  text("notes", "Notes"),
  text("transcript", "Transcription"),
];

const TAKEN = new Set<string>([
  ...[
    "Account Id",
    "CallId",
    "Direction",
    "DateTime",
    "Tracking Source",
    "medium",
    "campaign",
    "keyword",
    "Agent",
    "City",
  ],
  ...[
    "State",
    "Country",
    "Last URL",
    "Referral Page",
    "Device",
    "Browser",
    "ad_group_id",
    "ad_network",
    "Notes",
    "Transcription",
  ],
]);

export const usualColumns: UsualColumn[] = [
  ...typed,
  {
    ...{ name: "details", type: "jsonb" },
    read: (row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== "" && !TAKEN.has(key)))),
  },
];

function phone(written: string): string | null {
  const digits = written.replace(/\D/g, "");
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 ? `+${digits}` : null;
}

function money(written: string): number | null {
  return written === "" ? null : Math.round(Number(written.replace(/[$,]/g, "")) * 100);
}
