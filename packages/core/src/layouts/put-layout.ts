import { dashboardLayouts } from "@parley/db/schema";
import { type Context, guard, inTenant, parseInput, requirePerson } from "../context/index.ts";
import { permissionOfTab } from "../saved-views/index.ts";
import { type DashboardLayout, PutLayoutInput } from "./schemas.ts";

/**
 * Replaces the person's arrangement of a tab; empty lists bring the standard one back. Nobody else sees it, so it leaves no line in
 * the audit log. Throws invalid_input and forbidden.
 */
export async function putLayout(ctx: Context, input: PutLayoutInput): Promise<DashboardLayout> {
  guard(ctx, "analytics.query");
  const { tab, position, hidden } = parseInput(PutLayoutInput, input);
  guard(ctx, permissionOfTab[tab]);
  const userId = requirePerson(ctx, "A dashboard's layout");
  const layout = { position, hidden, updatedAt: ctx.clock.now() };
  await inTenant(ctx, (tx) =>
    tx
      .insert(dashboardLayouts)
      .values({ organizationId: ctx.organizationId, userId, tab, ...layout })
      .onConflictDoUpdate({
        target: [dashboardLayouts.organizationId, dashboardLayouts.userId, dashboardLayouts.tab],
        set: layout,
      }),
  );
  return { tab, position, hidden };
}
