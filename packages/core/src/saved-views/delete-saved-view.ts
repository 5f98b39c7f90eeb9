import { savedViews } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { findView } from "./find-view.ts";

/** Deletes one's own private view, or a view of the team (permission dashboards.build). Throws forbidden and not_found. */
export async function deleteSavedView(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "analytics.query");
  await inTenant(ctx, async (tx) => {
    const { id, page, visibility } = await findView(tx, ctx, publicId);
    if (visibility === "team") guard(ctx, "dashboards.build");
    await tx.delete(savedViews).where(and(eq(savedViews.organizationId, ctx.organizationId), eq(savedViews.id, id)));
    const targetId = encodeId("view", id);
    await recordAudit(tx, ctx, { action: "saved_view.deleted", targetId, details: { page, visibility } });
  });
}
