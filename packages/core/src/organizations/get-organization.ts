import type { Transaction } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { rezoningSince } from "../local-times/index.ts";
import { type Organization, type OrganizationDetail, organizationColumns } from "./organization.ts";

/** The context's own organization. Every member and every key may know where it is. */
export async function getOrganization(ctx: Context): Promise<OrganizationDetail> {
  return inTenant(ctx, async (tx) => {
    const [organization] = await tx
      .select(organizationColumns)
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId));
    if (!organization) throw notFound("organization");
    return withRezoning(tx, organization);
  });
}

export async function withRezoning(tx: Transaction, organization: Organization): Promise<OrganizationDetail> {
  return { ...organization, rezoningSince: await rezoningSince(tx, organization.id) };
}
