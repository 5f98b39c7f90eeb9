import { type Context, guard, inTenant } from "../context/index.ts";
import { presentScenario, requireScenario, type Scenario } from "./scenario.ts";

/** One scenario. Throws forbidden and not_found. */
export async function getScenario(ctx: Context, publicId: string): Promise<Scenario> {
  guard(ctx, "personas.read");
  return inTenant(ctx, async (tx) => presentScenario(await requireScenario(tx, ctx.organizationId, publicId)));
}
