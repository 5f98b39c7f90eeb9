import type { Extent } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { notFound } from "@parley/platform";
import { sql } from "drizzle-orm";

export interface OrganizationFrame {
  timezone: string;
  currency: string;
  /** First and last day with a call; null when there is none or when it was not asked for. */
  extent: Extent;
}

/** Zone and currency in which the organization counts, with its calls' first and last day if `withExtent`, in one round trip. */
export async function findOrganization(
  tx: Transaction,
  organizationId: string,
  withExtent = false,
): Promise<OrganizationFrame> {
  // From the two ends of the page index.
  const day = (direction: "asc" | "desc") =>
    withExtent
      ? sql`(select local_date::text from calls where organization_id = ${organizationId}
          order by called_at ${sql.raw(direction)}, id ${sql.raw(direction)} limit 1)`
      : sql`null`;
  const { rows } = await tx.execute<{ timezone: string; currency: string; first: string | null; last: string | null }>(
    sql`select timezone, currency, ${day("asc")} as first, ${day("desc")} as last from organizations where id = ${organizationId}`,
  );
  const found = rows[0];
  if (!found) throw notFound("organization");
  const { timezone, currency, first, last } = found;
  return { timezone, currency, extent: first && last ? { first, last } : null };
}
