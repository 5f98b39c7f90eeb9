import { savedViews } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput, requirePerson } from "../context/index.ts";
import { permissionOf } from "./pages.ts";
import { CreateSavedViewInput, type SavedView } from "./schemas.ts";
import { toSavedView } from "./to-saved-view.ts";
import { clearOtherDefaults, countViews, lockViews } from "./view-groups.ts";

/** More than a menu can show; the list of views is never paged. */
const MOST_VIEWS = 100;

/**
 * Keeps a page's query under a name, for oneself or for the team (permission dashboards.build). As a default it takes the place of
 * the one before it. Throws invalid_input, forbidden (also to an API key that asks for a private view) and conflict (100 views).
 */
export async function createSavedView(ctx: Context, input: CreateSavedViewInput): Promise<SavedView> {
  guard(ctx, "analytics.query");
  const { page, name, visibility, query, isDefault } = parseInput(CreateSavedViewInput, input);
  guard(ctx, permissionOf(page));
  if (visibility === "team") guard(ctx, "dashboards.build");
  else requirePerson(ctx, "A private view");
  const createdBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const group = { organizationId: ctx.organizationId, page, visibility, createdBy };
  return inTenant(ctx, async (tx) => {
    await lockViews(tx, ctx.organizationId);
    if ((await countViews(tx, group)) >= MOST_VIEWS) {
      throw conflict("too_many_views", `This page has ${MOST_VIEWS} ${visibility} views already. Delete one first.`);
    }
    const now = ctx.clock.now();
    const [row] = await tx
      .insert(savedViews)
      .values({ ...group, id: newUuid(), name, query, isDefault, createdAt: now, updatedAt: now })
      .returning();
    if (isDefault) await clearOtherDefaults(tx, group, row!.id);
    const view = toSavedView(row!, ctx);
    await recordAudit(tx, ctx, { action: "saved_view.created", targetId: view.id, details: { page, visibility } });
    return view;
  });
}
