import type { Transaction } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { eq } from "drizzle-orm";

/** Zone and currency in which the organization counts. */
export async function findOrganization(
  tx: Transaction,
  organizationId: string,
): Promise<{ timezone: string; currency: string }> {
  const [found] = await tx
    .select({ timezone: organizations.timezone, currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!found) throw notFound("organization");
  return found;
}
