import { dashboardLinks, users } from "@parley/db/schema";
import { and, desc, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../../context/index.ts";
import { findDashboard } from "../find-dashboard.ts";
import { type DashboardLink, presentLink } from "./link.ts";

const MOST = 200;

/** Public links of a board, newest first, those that ended included. Throws `not_found`. */
export async function listDashboardLinks(ctx: Context, dashboardId: string): Promise<DashboardLink[]> {
  guard(ctx, "dashboards.build");
  return inTenant(ctx, async (tx) => {
    const board = await findDashboard(tx, ctx, dashboardId);
    const rows = await tx
      .select({ link: dashboardLinks, maker: users.name })
      .from(dashboardLinks)
      .leftJoin(users, eq(users.id, dashboardLinks.createdBy))
      .where(and(eq(dashboardLinks.organizationId, ctx.organizationId), eq(dashboardLinks.dashboardId, board.id)))
      .orderBy(desc(dashboardLinks.id))
      .limit(MOST);
    const now = ctx.clock.now();
    return rows.map(({ link, maker }) => presentLink(link, maker, now));
  });
}
