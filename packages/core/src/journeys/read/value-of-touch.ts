import { channelOfTouch, isDirect } from "@parley/analytics/attribution";
import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { CreditDimension } from "../schemas.ts";

/** Columns of a touch, or of a call that has none, that say where it came from. */
export interface OriginRow {
  source_id: number | null;
  medium_id: number | null;
  campaign_id: number | null;
  keyword_id: number | null;
  landing_page_id: number | null;
}

export interface Origin {
  /** Of the dimension that is asked for; null where there is none. */
  value: string | null;
  direct: boolean;
}

/** Reads what a touch's words count as, by the organization's source rules. */
export async function readOrigins(
  tx: Transaction,
  organizationId: string,
  by: CreditDimension,
): Promise<(row: OriginRow) => Origin> {
  const kinds = [...new Set(["source", "medium", ...(by === "channel" ? [] : [by])])];
  const { rows } = await tx.execute<{ kind: string; id: number; value: string }>(sql`
    select d.kind, d.id, coalesce(t.value, d.value) as value from dimension_values d
    left join dimension_values t on t.organization_id = d.organization_id and t.kind = d.kind and t.id = d.merged_into
    where d.organization_id = ${organizationId} and d.kind = any(${sql.param(kinds)}::text[])`);
  const words = new Map(kinds.map((kind) => [kind, new Map<number, string>()]));
  for (const { kind, id, value } of rows) words.get(kind)!.set(id, value);
  const word = (kind: string, id: number | null) => (id === null ? null : (words.get(kind)!.get(id) ?? null));
  const creditedTo = (row: OriginRow, source: string | null, medium: string | null): string | null => {
    if (by === "channel") return channelOfTouch(source, medium);
    return word(by, row[`${by}_id`]);
  };
  // Sources and mediums come in few pairs; their words are looked at once for each.
  const known = new Map<string, Origin>();
  return (row) => {
    const pair = `${row.source_id} ${row.medium_id} ${by === "channel" ? "" : row[`${by}_id`]}`;
    const seen = known.get(pair);
    if (seen) return seen;
    const [source, medium] = [word("source", row.source_id), word("medium", row.medium_id)];
    const origin = { value: creditedTo(row, source, medium), direct: isDirect(source, medium) };
    known.set(pair, origin);
    return origin;
  };
}
