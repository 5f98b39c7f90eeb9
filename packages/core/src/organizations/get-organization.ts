import { organizations } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { type Organization, organizationColumns } from "./organization.ts";

/** The context's own organization. Every member and every key may know where it is. */
export async function getOrganization(ctx: Context): Promise<Organization> {
  return inTenant(ctx, async (tx) => {
    const [organization] = await tx
      .select(organizationColumns)
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId));
    if (!organization) throw notFound("organization");
    return organization;
  });
}
