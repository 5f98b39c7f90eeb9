import { scenarios } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { requireScenario } from "./scenario.ts";

/** Deletes a scenario with its runs; one that is under way stops after its call. Throws forbidden and not_found. */
export async function deleteScenario(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "personas.manage");
  await inTenant(ctx, async (tx) => {
    const { id, name } = await requireScenario(tx, ctx.organizationId, publicId);
    await tx.delete(scenarios).where(and(eq(scenarios.organizationId, ctx.organizationId), eq(scenarios.id, id)));
    await recordAudit(tx, ctx, { action: "scenario.deleted", targetId: publicId, details: { name } });
  });
}
