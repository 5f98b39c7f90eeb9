import { scenarios } from "@parley/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { presentScenario, type Scenario } from "./scenario.ts";

/** Scenarios, newest first. Throws invalid_input and forbidden. */
export async function listScenarios(ctx: Context, input: z.input<typeof PageInput> = {}): Promise<Page<Scenario>> {
  guard(ctx, "personas.read");
  const { limit, after } = parseInput(PageInput, input);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(scenarios)
      .where(and(eq(scenarios.organizationId, ctx.organizationId), after ? lt(scenarios.id, after) : undefined))
      .orderBy(desc(scenarios.id))
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentScenario) };
}
