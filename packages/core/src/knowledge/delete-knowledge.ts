import { knowledgeEntries } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { findEntry } from "./find-entry.ts";

/** Deletes an entry. Throws forbidden and not_found. */
export async function deleteKnowledge(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "personas.manage");
  await inTenant(ctx, async (tx) => {
    const { id, title } = await findEntry(tx, ctx.organizationId, publicId);
    await tx
      .delete(knowledgeEntries)
      .where(and(eq(knowledgeEntries.organizationId, ctx.organizationId), eq(knowledgeEntries.id, id)));
    await recordAudit(tx, ctx, { action: "knowledge.deleted", targetId: publicId, details: { title } });
  });
}
