import { annotations } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { findAnnotation } from "./find-annotation.ts";

/** Takes a flag off the time axis. Throws forbidden and not_found. */
export async function deleteAnnotation(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "dashboards.build");
  await inTenant(ctx, async (tx) => {
    const { id, day, text } = await findAnnotation(tx, ctx.organizationId, publicId);
    await tx.delete(annotations).where(and(eq(annotations.organizationId, ctx.organizationId), eq(annotations.id, id)));
    await recordAudit(tx, ctx, { action: "annotation.deleted", targetId: publicId, details: { day, text } });
  });
}
