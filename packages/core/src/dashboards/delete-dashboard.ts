import { dashboards } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { presentDashboard } from "./dashboard.ts";
import { findDashboard } from "./find-dashboard.ts";
import { tellOfDashboard } from "./tell-of-dashboard.ts";

/** Deletes a board with its public links, which end at once. Throws `not_found`. */
export async function deleteDashboard(ctx: Context, id: string): Promise<void> {
  guard(ctx, "dashboards.build");
  await inTenant(ctx, async (tx) => {
    const row = await findDashboard(tx, ctx, id, { lock: true });
    await tx
      .delete(dashboards)
      .where(and(eq(dashboards.organizationId, ctx.organizationId), eq(dashboards.id, row.id)));
    await recordAudit(tx, ctx, { action: "dashboard.deleted", targetId: id, details: { name: row.name } });
    await tellOfDashboard(tx, ctx, "dashboard.deleted", presentDashboard(ctx, row, null));
  });
}
