import { scenarioRuns } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { presentRun, type ScenarioRun } from "./scenario.ts";

/** One run with the results that are there so far. Throws forbidden and not_found. */
export async function getScenarioRun(ctx: Context, publicId: string): Promise<ScenarioRun> {
  guard(ctx, "personas.read");
  const id = decodeId("run", publicId);
  if (!id) throw notFound("run");
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(scenarioRuns)
      .where(and(eq(scenarioRuns.organizationId, ctx.organizationId), eq(scenarioRuns.id, id))),
  );
  if (!row) throw notFound("run");
  return presentRun(row);
}
