import type { Transaction } from "@parley/db";
import { personas, scenarioRuns, scenarios } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq, sql } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import type { PersonaRow } from "../personas/index.ts";
import { lockRun, type RunRow, type ScenarioRow } from "./scenario.ts";

export interface ClaimedRun {
  run: RunRow;
  scenario: ScenarioRow;
  persona: PersonaRow | null;
}

/**
 * Begins a queued run (uuid) and says what it is to do. Null when there is nothing to do: the run is gone or has ended. One that was
 * begun before was cut off with its process, so it ends as failed here; its calls are not held a second time.
 */
export async function claimRun(ctx: Context, runId: string): Promise<ClaimedRun | null> {
  return inTenant(ctx, async (tx) => {
    const run = await lockRun(tx, ctx.organizationId, runId);
    if (run?.status === "running") {
      await end(
        tx,
        ctx,
        runId,
        "failed",
        "Parley stopped while this run was going on. Its results until then are kept.",
      );
      return null;
    }
    if (run?.status !== "queued") return null;
    const [scenario] = await tx
      .select()
      .from(scenarios)
      .where(and(eq(scenarios.organizationId, ctx.organizationId), eq(scenarios.id, run.scenarioId)));
    const [persona] = run.personaId
      ? await tx
          .select()
          .from(personas)
          .where(and(eq(personas.organizationId, ctx.organizationId), eq(personas.id, run.personaId)))
      : [];
    await tx.update(scenarioRuns).set({ status: "running", startedAt: ctx.clock.now() }).where(ofRun(ctx, runId));
    await tell(tx, ctx, runId, "running");
    return { run: { ...run, status: "running" }, scenario: scenario!, persona: persona ?? null };
  });
}

/** Keeps the result of one repetition (by its index from 0; repeating it changes nothing). False when the run is to stop: it is gone or has ended. */
export async function recordRunResult(ctx: Context, runId: string, index: number, result: object): Promise<boolean> {
  return inTenant(ctx, async (tx) => {
    const run = await lockRun(tx, ctx.organizationId, runId);
    if (run?.status !== "running") return false;
    if (run.results.length > index) return true;
    await tx
      .update(scenarioRuns)
      .set({ results: sql`${scenarioRuns.results} || ${JSON.stringify([result])}::jsonb` })
      .where(ofRun(ctx, runId));
    await tell(tx, ctx, runId, "running");
    return true;
  });
}

/** Ends a run whose repetitions are done; with a `failure` (for people) it failed. Does nothing to one that has ended. */
export async function finishRun(ctx: Context, runId: string, failure?: string): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const run = await lockRun(tx, ctx.organizationId, runId);
    if (run?.status !== "running" && run?.status !== "queued") return;
    await end(tx, ctx, runId, failure === undefined ? "finished" : "failed", failure);
  });
}

async function end(tx: Transaction, ctx: Context, runId: string, status: "finished" | "failed", failure?: string) {
  await tx
    .update(scenarioRuns)
    .set({ status, failure: failure ?? null, finishedAt: ctx.clock.now() })
    .where(ofRun(ctx, runId));
  await tell(tx, ctx, runId, status);
}

function tell(tx: Transaction, ctx: Context, runId: string, status: string): Promise<void> {
  const subjectId = encodeId("run", runId);
  return appendEvent(tx, ctx, { type: "scenario_run.progressed", subjectId, data: { status } });
}

function ofRun(ctx: Context, runId: string) {
  return and(eq(scenarioRuns.organizationId, ctx.organizationId), eq(scenarioRuns.id, runId));
}
