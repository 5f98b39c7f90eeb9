import { callDetails, callers, calls, detailLayouts, dimensionValues, organizations } from "@parley/db/schema";
import { invalidInput, notFound } from "@parley/platform";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";

export const DeleteOrganizationInput = z.object({ confirmName: z.string() });

/** Tables without a foreign key to organizations (see packages/db/src/schema/calls.ts). What hangs on calls goes with them. */
const bulkTables = [callDetails, calls, callers, dimensionValues, detailLayouts];

/**
 * Removes the organization and everything in it, for good: calls, transcripts, imports, members, keys, its audit log too.
 * The name has to be typed. Recordings' files are the storage's to remove.
 */
export async function deleteOrganization(ctx: Context, input: z.input<typeof DeleteOrganizationInput>): Promise<void> {
  guard(ctx, "organization.delete");
  const { confirmName } = parseInput(DeleteOrganizationInput, input);
  await inTenant(ctx, async (tx) => {
    const own = eq(organizations.id, ctx.organizationId);
    const [organization] = await tx.select().from(organizations).where(own).for("update");
    if (!organization) throw notFound("organization");
    if (confirmName.trim() !== organization.name) {
      throw invalidInput([{ pointer: "/confirm_name", message: `Type the name exactly: ${organization.name}` }]);
    }
    for (const table of bulkTables) await tx.delete(table).where(eq(table.organizationId, ctx.organizationId));
    await tx.delete(organizations).where(own);
  });
}
