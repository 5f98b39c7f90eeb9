import { type Context, guard, inTenant } from "../context/index.ts";
import { type Dashboard, presentDashboard } from "./dashboard.ts";
import { findDashboard, nameOfMaker } from "./find-dashboard.ts";

/** One board with its tiles. Throws `not_found`, also for a private board of another member. */
export async function getDashboard(ctx: Context, id: string): Promise<Dashboard> {
  guard(ctx, "analytics.query");
  return inTenant(ctx, async (tx) => {
    const row = await findDashboard(tx, ctx, id);
    return presentDashboard(ctx, row, await nameOfMaker(tx, row));
  });
}
