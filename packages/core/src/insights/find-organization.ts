import type { Extent, Facts } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { notFound } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";

export interface OrganizationFrame {
  timezone: string;
  currency: string;
  /** First and last day with a row; null when there is none or when it was not asked for. */
  extent: Extent;
  /** Those of the dictionaries of which some values count as others. */
  merged: ReadonlySet<string>;
}

export interface Wanted {
  /** Tables whose first and last day are looked up. */
  extentOf?: readonly Facts[];
  /** Dictionaries that are looked at for values that count as others. */
  mergedOf?: readonly string[];
}

/** Zone and currency in which the organization counts, with what else is wanted, in one round trip. */
export async function findOrganization(
  tx: Transaction,
  organizationId: string,
  { extentOf = [], mergedOf = [] }: Wanted = {},
): Promise<OrganizationFrame> {
  // From the two ends of each table's index by time.
  const day = (end: "first" | "last") => {
    const direction = sql.raw(end === "first" ? "asc" : "desc");
    const days: Record<Facts, SQL> = {
      calls: sql`(select local_date::text from calls where organization_id = ${organizationId}
        order by called_at ${direction}, id ${direction} limit 1)`,
      ad_spend: sql`(select day::text from ad_spend where organization_id = ${organizationId} order by day ${direction} limit 1)`,
    };
    if (extentOf.length === 0) return sql`null`;
    const ends = extentOf.map((facts) => days[facts]);
    return sql`${sql.raw(end === "first" ? "least" : "greatest")}(${sql.join(ends, sql`, `)})`;
  };
  const merged =
    mergedOf.length === 0
      ? sql`null`
      : sql`array(select kind from unnest(${sql.param(mergedOf)}::text[]) as asked(kind) where exists (select from dimension_values v
          where v.organization_id = ${organizationId} and v.kind = asked.kind and v.merged_into is not null))`;
  const { rows } = await tx.execute<{
    timezone: string;
    currency: string;
    first: string | null;
    last: string | null;
    merged: string[] | null;
  }>(sql`select timezone, currency, ${day("first")} as first, ${day("last")} as last, ${merged} as merged
    from organizations where id = ${organizationId}`);
  const found = rows[0];
  if (!found) throw notFound("organization");
  const { timezone, currency, first, last } = found;
  return { timezone, currency, extent: first && last ? { first, last } : null, merged: new Set(found.merged) };
}
