import { savedViews } from "@parley/db/schema";
import { and, eq, or } from "drizzle-orm";
import type { Context } from "../context/index.ts";

/** The organization's views that the actor may see: those of the team, and a person's own. A key has none of its own. */
export function visibleTo({ organizationId, actor }: Context) {
  return and(
    eq(savedViews.organizationId, organizationId),
    or(eq(savedViews.visibility, "team"), actor.kind === "user" ? eq(savedViews.createdBy, actor.userId) : undefined),
  );
}
