import { dashboardLinks, dashboards, users } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type Dashboard, presentDashboard } from "./dashboard.ts";
import { visibleTo } from "./find-dashboard.ts";
import type { Tile } from "./tile-schema.ts";

export interface DashboardSummary extends Omit<Dashboard, "tiles" | "scope"> {
  /** Where its tiles stand, for a small picture of it. */
  layout: Pick<Tile, "id" | "kind" | "x" | "y" | "w" | "h">[];
  /** Public links that work now. */
  links: number;
}

/** Boards of the team and the asker's own, newest first. */
export async function listDashboards(
  ctx: Context,
  input: z.input<typeof PageInput> = {},
): Promise<Page<DashboardSummary>> {
  guard(ctx, "analytics.query");
  const { limit, after } = parseInput(PageInput, input);
  return inTenant(ctx, async (tx) => {
    const live = sql<number>`(select count(*)::int from ${dashboardLinks} where ${dashboardLinks.organizationId} = ${dashboards.organizationId}
      and ${dashboardLinks.dashboardId} = ${dashboards.id} and ${dashboardLinks.revokedAt} is null
      and ${dashboardLinks.expiresAt} > ${ctx.clock.now().toISOString()})`;
    const rows = await tx
      .select({ board: dashboards, maker: users.name, links: live })
      .from(dashboards)
      .leftJoin(users, eq(users.id, dashboards.createdBy))
      .where(and(visibleTo(ctx), after ? lt(dashboards.id, after) : undefined))
      .orderBy(desc(dashboards.id))
      .limit(limit + 1);
    const items = rows.map(({ board, maker, links }): DashboardSummary => {
      const { tiles, scope: _scope, ...summary } = presentDashboard(ctx, board, maker);
      return { ...summary, layout: tiles.map(({ id, kind, x, y, w, h }) => ({ id, kind, x, y, w, h })), links };
    });
    return toPage(items, limit, ({ id }) => decodeId("dash", id)!);
  });
}
