import { httpTools, personas } from "@parley/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { requireTool } from "./tool.ts";

/** Deletes a tool with its headers; no persona has it any more. Throws forbidden and not_found. */
export async function deleteHttpTool(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "personas.manage");
  await inTenant(ctx, async (tx) => {
    const { id, name } = await requireTool(tx, ctx.organizationId, publicId);
    await tx
      .update(personas)
      .set({ toolIds: sql`array_remove(${personas.toolIds}, ${id}::uuid)` })
      .where(and(eq(personas.organizationId, ctx.organizationId), sql`${id}::uuid = any(${personas.toolIds})`));
    await tx.delete(httpTools).where(and(eq(httpTools.organizationId, ctx.organizationId), eq(httpTools.id, id)));
    await recordAudit(tx, ctx, { action: "http_tool.deleted", targetId: publicId, details: { name } });
  });
}
