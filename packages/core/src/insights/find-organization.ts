import { type Extent, type Facts, type Filter, isCustom, type Scope } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { notFound } from "@parley/platform";
import { type SQL, sql } from "drizzle-orm";

/** What an organization's numbers depend on besides the question and its rows. */
export interface OrganizationFrame {
  scope: Scope;
  currency: string;
  /** First and last day with a row; null when there is none or when it was not asked for. */
  extent: Extent;
}

export interface Wanted {
  /** Tables whose first and last day are looked up. */
  extentOf?: readonly Facts[];
  /** Dictionaries that are looked at for values that count as others. */
  mergedOf?: readonly string[];
}

/** Zone, currency and settings in which the organization counts, with what else is wanted, in one round trip. */
export async function findOrganization(
  tx: Transaction,
  organizationId: string,
  { extentOf = [], mergedOf = [] }: Wanted = {},
): Promise<OrganizationFrame> {
  // From the two ends of each table's index by time. Turns are of calls.
  const tables = [...new Set(extentOf.map((facts) => (facts === "turns" ? "calls" : facts)))];
  const day = (end: "first" | "last") => {
    const direction = sql.raw(end === "first" ? "asc" : "desc");
    const days: Record<Exclude<Facts, "turns">, SQL> = {
      calls: sql`(select local_date::text from calls where organization_id = ${organizationId}
        order by called_at ${direction}, id ${direction} limit 1)`,
      ad_spend: sql`(select day::text from ad_spend where organization_id = ${organizationId} order by day ${direction} limit 1)`,
    };
    if (tables.length === 0) return sql`null`;
    const ends = tables.map((facts) => days[facts]);
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
    qualified_score: number;
    service_level_seconds: number;
    first: string | null;
    last: string | null;
    merged: string[] | null;
  }>(sql`select timezone, currency, qualified_score, service_level_seconds, ${day("first")} as first, ${day("last")} as last,
    ${merged} as merged from organizations where id = ${organizationId}`);
  const found = rows[0];
  if (!found) throw notFound("organization");
  const { timezone, currency, first, last } = found;
  const settings = { qualifiedScore: found.qualified_score, serviceLevelSeconds: found.service_level_seconds };
  const scope = { organizationId, timezone, settings, merged: new Set(found.merged) };
  return { scope, currency, extent: first && last ? { first, last } : null };
}

/** Whether a question names a field of the organization's own. */
export const namesCustom = (keys: readonly string[]): boolean => keys.some(isCustom);

/** The dimensions that a question or a list of calls names. */
export function namedDimensions(dimensions: readonly string[], filters: readonly Filter[]): string[] {
  return [...new Set([...dimensions, ...filters.map(({ dimension }) => dimension)])];
}
