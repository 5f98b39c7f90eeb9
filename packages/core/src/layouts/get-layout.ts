import { dashboardLayouts } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type Context, guard, inTenant, parseInput, requirePerson } from "../context/index.ts";
import { permissionOfTab } from "../saved-views/index.ts";
import { type DashboardLayout, GetLayoutInput } from "./schemas.ts";

/** The person's own arrangement of a tab; empty lists while they left it as it comes. Throws invalid_input and forbidden. */
export async function getLayout(ctx: Context, input: z.input<typeof GetLayoutInput>): Promise<DashboardLayout> {
  guard(ctx, "analytics.query");
  const { tab } = parseInput(GetLayoutInput, input);
  guard(ctx, permissionOfTab[tab]);
  const userId = requirePerson(ctx, "A dashboard's layout");
  return inTenant(ctx, async (tx) => {
    const [layout] = await tx
      .select({ position: dashboardLayouts.position, hidden: dashboardLayouts.hidden })
      .from(dashboardLayouts)
      .where(
        and(
          eq(dashboardLayouts.organizationId, ctx.organizationId),
          eq(dashboardLayouts.userId, userId),
          eq(dashboardLayouts.tab, tab),
        ),
      );
    return { tab, position: layout?.position ?? [], hidden: layout?.hidden ?? [] };
  });
}
