import { dashboardLinks } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../../audit/index.ts";
import { type Context, guard, inTenant } from "../../context/index.ts";
import { findDashboard } from "../find-dashboard.ts";

/** Ends a public link at once. One that was revoked before stays as it is. Throws `not_found`. */
export async function revokeDashboardLink(ctx: Context, dashboardId: string, linkId: string): Promise<void> {
  guard(ctx, "dashboards.build");
  const id = decodeId("link", linkId);
  if (!id) throw notFound("link");
  await inTenant(ctx, async (tx) => {
    const board = await findDashboard(tx, ctx, dashboardId);
    const own = and(
      eq(dashboardLinks.organizationId, ctx.organizationId),
      eq(dashboardLinks.dashboardId, board.id),
      eq(dashboardLinks.id, id),
    );
    const [link] = await tx.select({ id: dashboardLinks.id }).from(dashboardLinks).where(own).for("update");
    if (!link) throw notFound("link");
    const revoked = await tx
      .update(dashboardLinks)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(own, isNull(dashboardLinks.revokedAt)))
      .returning({ id: dashboardLinks.id });
    if (revoked.length === 0) return;
    const details = { dashboard: dashboardId };
    await recordAudit(tx, ctx, { action: "dashboard_link.revoked", targetId: linkId, details });
  });
}
