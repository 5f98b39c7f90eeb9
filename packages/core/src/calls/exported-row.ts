import type { Transaction } from "@parley/db";
import { encodeId } from "@parley/platform";
import { sql } from "drizzle-orm";
import { type DimensionKind, dimensionKinds } from "../dimensions/index.ts";

/** A row of `calls` with what an export joins to it, as the database gives it. */
export interface ExportRow extends Record<string, unknown> {
  id: string;
  cursor_at: string;
  layout_id: number | null;
  payload: string | null;
}

type Names = ReadonlyMap<string, string>;

interface ExportColumn {
  label: string;
  only?: "transcripts";
  text(row: ExportRow, names: Names): string;
}

const plain = (label: string, column: string): ExportColumn => ({ label, text: (row) => asText(row[column]) });
const yesNo = (label: string, column: string): ExportColumn => ({ label, text: (row) => (row[column] ? "yes" : "no") });
const dimension = (label: string, kind: DimensionKind): ExportColumn => ({
  label,
  text: (row, names) => names.get(`${kind}:${row[`${kind}_id`]}`) ?? "",
});

/** Columns of the exported file that every call has, in their order. */
export const exportColumns: readonly ExportColumn[] = [
  { label: "Call id", text: (row) => encodeId("call", row.id) },
  { label: "Time (UTC)", text: (row) => new Date(row.cursor_at).toISOString() },
  plain("Local time", "local_time"),
  ...[plain("Kind", "kind"), plain("Direction", "direction"), plain("Status", "status")],
  { label: "Phone", text: (row) => (row.phone === null ? "" : `+${row.phone}`) },
  plain("Name", "person_name"),
  ...[dimension("Source", "source"), dimension("Medium", "medium"), dimension("Campaign", "campaign")],
  ...[dimension("Keyword", "keyword"), dimension("Ad group", "ad_group"), dimension("Ad network", "ad_network")],
  ...[dimension("Tracking number", "tracking_number"), dimension("Landing page", "landing_page")],
  ...[dimension("Referrer", "referrer"), dimension("Device", "device"), dimension("Browser", "browser")],
  ...[dimension("City", "city"), dimension("State", "state"), dimension("Country", "country")],
  dimension("Agent", "agent"),
  ...[plain("Duration (s)", "duration_seconds"), plain("Ring time (s)", "ring_seconds")],
  plain("Talk time (s)", "talk_seconds"),
  plain("Score", "score"),
  yesNo("Converted", "converted"),
  { label: "Value", text: (row) => inMajorUnits(row.value_minor, row.currency) },
  { label: "Currency", text: (row) => asText(row.currency) },
  ...[yesNo("First call", "first_time"), yesNo("Spam", "spam"), yesNo("Generated", "generated")],
  { label: "Tags", text: (row) => (row.tags as string[]).join(", ") },
  ...[plain("Notes", "notes"), plain("Purpose", "purpose"), plain("Outcome", "outcome"), plain("Summary", "summary")],
  { label: "Transcript", only: "transcripts", text: (row) => asText(row.transcript) },
];

export function exportedRow(row: ExportRow, columns: readonly ExportColumn[], names: Names): string[] {
  return columns.map((column) => column.text(row, names));
}

/** Names of the page's dimension values, as they count: a merged one by what it is merged into. By `kind:id`. */
export async function nameDimensions(
  tx: Transaction,
  organizationId: string,
  rows: readonly ExportRow[],
): Promise<Map<string, string>> {
  const wanted = new Set<string>();
  for (const row of rows)
    for (const kind of dimensionKinds) {
      const id = row[`${kind}_id`];
      if (id !== null) wanted.add(`${kind}:${id}`);
    }
  const pairs = [...wanted].map((pair) => pair.split(":"));
  const found = await tx.execute<{ kind: string; id: number; name: string }>(sql`
    select d.kind, d.id, coalesce(m.value, d.value) as name
    from unnest(${sql.param(pairs.map(([kind]) => kind))}::text[], ${sql.param(pairs.map(([, id]) => id))}::int[]) as w(kind, id)
    join dimension_values d on d.organization_id = ${organizationId} and d.kind = w.kind and d.id = w.id
    left join dimension_values m on m.organization_id = d.organization_id and m.kind = d.kind and m.id = d.merged_into`);
  return new Map(found.rows.map(({ kind, id, name }) => [`${kind}:${id}`, name]));
}

const asText = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** 123450 of USD is 1234.50: whole digits, so that no sum is rounded by its writing. */
function inMajorUnits(minor: unknown, currency: unknown): string {
  if (minor === null || minor === undefined) return "";
  const format = new Intl.NumberFormat("en", { style: "currency", currency: String(currency) });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  const digits = String(minor)
    .replace("-", "")
    .padStart(places + 1, "0");
  const sign = String(minor).startsWith("-") ? "-" : "";
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? `${sign}${digits}` : `${sign}${whole}.${digits.slice(-places)}`;
}
