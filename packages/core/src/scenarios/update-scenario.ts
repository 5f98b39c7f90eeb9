import { scenarios } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { presentScenario, requireScenario, type Scenario } from "./scenario.ts";
import { UpdateScenarioInput } from "./schemas.ts";

/** Changes a scenario; a run that has begun goes on with what it began with. Throws invalid_input, forbidden and not_found. */
export async function updateScenario(ctx: Context, publicId: string, input: UpdateScenarioInput): Promise<Scenario> {
  guard(ctx, "personas.manage");
  const changes = parseInput(UpdateScenarioInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await requireScenario(tx, ctx.organizationId, publicId);
    const [row] = await tx
      .update(scenarios)
      .set({ ...changes, updatedAt: ctx.clock.now() })
      .where(and(eq(scenarios.organizationId, ctx.organizationId), eq(scenarios.id, before.id)))
      .returning();
    const details = { name: row!.name, fields: Object.keys(changes) };
    await recordAudit(tx, ctx, { action: "scenario.updated", targetId: publicId, details });
    return presentScenario(row!);
  });
}
