import { scenarios } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { presentScenario, type Scenario } from "./scenario.ts";
import { CreateScenarioInput } from "./schemas.ts";

const MOST = 500;

/** Keeps a test conversation. Throws invalid_input, forbidden and conflict (500 scenarios). */
export async function createScenario(ctx: Context, input: CreateScenarioInput): Promise<Scenario> {
  guard(ctx, "personas.manage");
  const { name, definition } = parseInput(CreateScenarioInput, input);
  return inTenant(ctx, async (tx) => {
    if ((await tx.$count(scenarios, eq(scenarios.organizationId, ctx.organizationId))) >= MOST) {
      throw conflict("too_many_scenarios", `An organization has at most ${MOST} scenarios. Delete one first.`);
    }
    const now = ctx.clock.now();
    const id = newUuid(now.getTime());
    const [row] = await tx
      .insert(scenarios)
      .values({ organizationId: ctx.organizationId, id, name, definition, createdAt: now, updatedAt: now })
      .returning();
    const scenario = presentScenario(row!);
    await recordAudit(tx, ctx, { action: "scenario.created", targetId: scenario.id, details: { name } });
    return scenario;
  });
}
