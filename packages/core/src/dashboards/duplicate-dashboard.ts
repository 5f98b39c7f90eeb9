import { type Context, guard, inTenant } from "../context/index.ts";
import { insertDashboard } from "./create-dashboard.ts";
import type { Dashboard } from "./dashboard.ts";
import { findDashboard } from "./find-dashboard.ts";

const LONGEST = 80;

/** A copy for the asker alone (of a key: for the team). Public links are not copied. Throws `not_found`, `conflict`. */
export async function duplicateDashboard(ctx: Context, id: string): Promise<Dashboard> {
  guard(ctx, "dashboards.build");
  const { name, tiles, scope } = await inTenant(ctx, (tx) => findDashboard(tx, ctx, id));
  const visibility = ctx.actor.kind === "user" ? "private" : "team";
  return insertDashboard(ctx, { name: `Copy of ${name}`.slice(0, LONGEST), visibility, tiles, scope });
}
