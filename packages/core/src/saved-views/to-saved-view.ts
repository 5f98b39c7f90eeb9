import type { savedViews } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import type { Context } from "../context/index.ts";
import type { ViewPage } from "./pages.ts";
import type { SavedView } from "./schemas.ts";

/** A row of `saved_views` as the actor sees it. */
export function toSavedView(row: typeof savedViews.$inferSelect, { actor }: Context): SavedView {
  return {
    id: encodeId("view", row.id),
    page: row.page as ViewPage,
    name: row.name,
    visibility: row.visibility as SavedView["visibility"],
    query: row.query,
    isDefault: row.isDefault,
    mine: actor.kind === "user" && row.createdBy === actor.userId,
  };
}
