import { scenarioRuns } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { enqueue } from "../jobs/index.ts";
import { choosePersona } from "../personas/index.ts";
import { presentRun, requireScenario, type ScenarioRun } from "./scenario.ts";
import { StartScenarioRunInput } from "./schemas.ts";

/** Runs of all organizations take turns, so one does not fill the queue for the others. */
const MOST_WAITING = 10;

/**
 * Queues N calls of a scenario with a persona over the phone simulator. They are real calls of the engine, so calls.place is needed too.
 * Throws invalid_input, forbidden, not_found and conflict (10 runs wait).
 */
export async function startScenarioRun(
  ctx: Context,
  publicId: string,
  input: StartScenarioRunInput,
): Promise<ScenarioRun> {
  guard(ctx, "personas.manage");
  guard(ctx, "calls.place");
  const { personaId, times } = parseInput(StartScenarioRunInput, input);
  return inTenant(ctx, async (tx) => {
    const scenario = await requireScenario(tx, ctx.organizationId, publicId);
    const persona = personaId === undefined ? null : await choosePersona(tx, ctx.organizationId, personaId);
    const waiting = await tx.$count(
      scenarioRuns,
      and(eq(scenarioRuns.organizationId, ctx.organizationId), inArray(scenarioRuns.status, ["queued", "running"])),
    );
    if (waiting >= MOST_WAITING) {
      throw conflict("too_many_runs", `${MOST_WAITING} runs wait already. Start this one when they have ended.`);
    }
    const now = ctx.clock.now();
    const owner = { organizationId: ctx.organizationId, id: newUuid(now.getTime()) };
    const [row] = await tx
      .insert(scenarioRuns)
      .values({ ...owner, scenarioId: scenario.id, personaId: persona?.id ?? null, times, createdAt: now })
      .returning();
    // The second attempt is for a process that died: it ends the run as failed.
    const payload = { organizationId: ctx.organizationId, runId: owner.id };
    await enqueue(tx, "run_scenario", payload, { queue: "scenarios", maxAttempts: 3 });
    const run = presentRun(row!);
    const details = { scenario: publicId, persona: personaId ?? null, times };
    await recordAudit(tx, ctx, { action: "scenario_run.started", targetId: run.id, details });
    return run;
  });
}
