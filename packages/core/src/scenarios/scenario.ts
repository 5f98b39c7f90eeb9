import type { Transaction } from "@parley/db";
import { scenarioRuns, scenarios } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { RunStatus } from "./schemas.ts";

export type ScenarioRow = typeof scenarios.$inferSelect;
export type RunRow = typeof scenarioRuns.$inferSelect;

/** A test conversation that users wrote. */
export interface Scenario {
  /** Public id (scn_...). */
  id: string;
  name: string;
  definition: Record<string, unknown>;
  createdAt: Date;
  updatedAt: Date;
}

/** One run of a scenario: N real calls over the phone simulator. */
export interface ScenarioRun {
  /** Public id (run_...). */
  id: string;
  scenarioId: string;
  personaId: string | null;
  times: number;
  status: RunStatus;
  /** One entry a repetition that has ended. */
  results: object[];
  /** How many of the results passed. */
  passed: number;
  /** Why it failed, for people; that assertions did not hold is no failure of the run. */
  failure: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  createdAt: Date;
}

export function presentScenario({ organizationId: _, ...row }: ScenarioRow): Scenario {
  return { ...row, id: encodeId("scn", row.id) };
}

export function presentRun({ organizationId: _, ...row }: RunRow): ScenarioRun {
  return {
    ...row,
    id: encodeId("run", row.id),
    scenarioId: encodeId("scn", row.scenarioId),
    personaId: row.personaId === null ? null : encodeId("persona", row.personaId),
    status: row.status as RunStatus,
    passed: row.results.filter((result) => (result as { passed?: unknown }).passed === true).length,
  };
}

/** The scenario behind a public id, locked until the transaction ends. Throws not_found. */
export async function requireScenario(tx: Transaction, organizationId: string, publicId: string): Promise<ScenarioRow> {
  const id = decodeId("scn", publicId);
  const [row] = id
    ? await tx
        .select()
        .from(scenarios)
        .where(and(eq(scenarios.organizationId, organizationId), eq(scenarios.id, id)))
        .for("update")
    : [];
  if (!row) throw notFound("scenario");
  return row;
}

/** The run (uuid), locked until the transaction ends; null when it is gone. */
export async function lockRun(tx: Transaction, organizationId: string, runId: string): Promise<RunRow | null> {
  const [row] = await tx
    .select()
    .from(scenarioRuns)
    .where(and(eq(scenarioRuns.organizationId, organizationId), eq(scenarioRuns.id, runId)))
    .for("update");
  return row ?? null;
}
