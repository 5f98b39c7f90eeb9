import { savedViews } from "@parley/db/schema";
import { encodeId, forbidden } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { findView } from "./find-view.ts";
import { type SavedView, UpdateSavedViewInput } from "./schemas.ts";
import { toSavedView } from "./to-saved-view.ts";
import { clearOtherDefaults, lockViews } from "./view-groups.ts";

/**
 * Changes what is given. A team view, before or after, asks for dashboards.build; only its maker takes one back for themselves, since
 * it disappears for everybody else. Throws invalid_input, forbidden and not_found.
 */
export async function updateSavedView(ctx: Context, publicId: string, input: UpdateSavedViewInput): Promise<SavedView> {
  guard(ctx, "analytics.query");
  const changes = parseInput(UpdateSavedViewInput, input);
  return inTenant(ctx, async (tx) => {
    await lockViews(tx, ctx.organizationId);
    const before = await findView(tx, ctx, publicId);
    const { mine } = toSavedView(before, ctx);
    if (before.visibility === "team" || changes.visibility === "team") guard(ctx, "dashboards.build");
    if (changes.visibility === "private" && !mine)
      throw forbidden("Only the person who made a view can make it private.");
    const [after] = await tx
      .update(savedViews)
      .set({ ...changes, updatedAt: ctx.clock.now() })
      .where(and(eq(savedViews.organizationId, ctx.organizationId), eq(savedViews.id, before.id)))
      .returning();
    if (after!.isDefault) await clearOtherDefaults(tx, after!, after!.id);
    await recordAudit(tx, ctx, {
      action: "saved_view.updated",
      targetId: encodeId("view", before.id),
      details: { page: before.page, visibility: after!.visibility, changed: Object.keys(changes) },
    });
    return toSavedView(after!, ctx);
  });
}
