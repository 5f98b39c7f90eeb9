import { scenarioRuns } from "@parley/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { presentRun, requireScenario, type ScenarioRun } from "./scenario.ts";

/** Runs of a scenario, latest first. Throws invalid_input, forbidden and not_found. */
export async function listScenarioRuns(
  ctx: Context,
  scenarioId: string,
  input: z.input<typeof PageInput> = {},
): Promise<Page<ScenarioRun>> {
  guard(ctx, "personas.read");
  const { limit, after } = parseInput(PageInput, input);
  const rows = await inTenant(ctx, async (tx) => {
    const scenario = await requireScenario(tx, ctx.organizationId, scenarioId);
    return tx
      .select()
      .from(scenarioRuns)
      .where(
        and(
          eq(scenarioRuns.organizationId, ctx.organizationId),
          eq(scenarioRuns.scenarioId, scenario.id),
          after ? lt(scenarioRuns.id, after) : undefined,
        ),
      )
      .orderBy(desc(scenarioRuns.id))
      .limit(limit + 1);
  });
  const page = toPage(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentRun) };
}
