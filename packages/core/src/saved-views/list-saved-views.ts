import { savedViews } from "@parley/db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { permissionOf } from "./pages.ts";
import { ListSavedViewsInput, type SavedView } from "./schemas.ts";
import { toSavedView } from "./to-saved-view.ts";
import { visibleTo } from "./visible-to.ts";

export interface SavedViewList {
  /** By name; at most as many as createSavedView lets be. */
  views: SavedView[];
  /** The view that the page opens with: the person's own default, else the team's; null for none. */
  defaultId: string | null;
}

/** The views of a page that the actor may see. Throws forbidden for a page that they may not open. */
export async function listSavedViews(ctx: Context, input: z.input<typeof ListSavedViewsInput>): Promise<SavedViewList> {
  guard(ctx, "analytics.query");
  const { page } = parseInput(ListSavedViewsInput, input);
  guard(ctx, permissionOf(page));
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(savedViews)
      .where(and(visibleTo(ctx), eq(savedViews.page, page)))
      .orderBy(asc(savedViews.name), asc(savedViews.id));
    const views = rows.map((row) => toSavedView(row, ctx));
    const defaults = views.filter(({ isDefault }) => isDefault);
    const own = defaults.find(({ visibility }) => visibility === "private") ?? defaults[0];
    return { views, defaultId: own?.id ?? null };
  });
}
