import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { createPersona } from "../personas/index.ts";
import {
  claimRun,
  createScenario,
  deleteScenario,
  finishRun,
  getScenario,
  getScenarioRun,
  listScenarioRuns,
  listScenarios,
  recordRunResult,
  startScenarioRun,
  updateScenario,
} from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
});

const definition = { callee: "+15005550100", call: { purpose: "Ask" }, assertions: [] };
const uuidOf = (id: string) => decodeId("run", id)!;

async function startedRun(times = 2) {
  const scenario = await createScenario(home.context, { name: "Hours", definition });
  const persona = await createPersona(home.context, { name: "Kate" });
  const run = await startScenarioRun(home.context, scenario.id, { personaId: persona.id, times });
  return { scenario, persona, run, runId: uuidOf(run.id) };
}

test("a scenario is kept as it was written and changed field by field", async () => {
  const made = await createScenario(home.context, { name: "Hours", definition });
  expect(made.definition).toEqual(definition);
  const changed = await updateScenario(home.context, made.id, { name: "Opening hours" });
  expect(changed).toEqual({ ...made, name: "Opening hours", updatedAt: changed.updatedAt });
  expect((await listScenarios(home.context)).items).toEqual([changed]);
  await deleteScenario(home.context, made.id);
  await expect(getScenario(home.context, made.id)).rejects.toMatchObject({ kind: "not_found" });
});

test("a run is queued with its job, shows results as they come, and ends", async () => {
  const { scenario, persona, run, runId } = await startedRun();
  expect(run).toMatchObject({ status: "queued", times: 2, results: [], personaId: persona.id });
  const { rows } = await t.owner.execute(sql`select 1 from graphile_worker._private_jobs j
    join graphile_worker._private_tasks k on k.id = j.task_id
    where k.identifier = 'run_scenario' and j.payload->>'runId' = ${runId}`);
  expect(rows).toHaveLength(1);
  const claimed = await claimRun(home.context, runId);
  expect(claimed).toMatchObject({ run: { times: 2 }, scenario: { definition }, persona: { name: "Kate" } });
  expect(await recordRunResult(home.context, runId, 0, { passed: true })).toBe(true);
  // A repetition that is told of twice counts once.
  expect(await recordRunResult(home.context, runId, 0, { passed: true })).toBe(true);
  expect(await getScenarioRun(home.context, run.id)).toMatchObject({ status: "running", passed: 1 });
  await recordRunResult(home.context, runId, 1, { passed: false });
  await finishRun(home.context, runId);
  const ended = await getScenarioRun(home.context, run.id);
  expect(ended).toMatchObject({ status: "finished", passed: 1, failure: null });
  expect(ended.results).toEqual([{ passed: true }, { passed: false }]);
  expect((await listScenarioRuns(home.context, scenario.id)).items).toEqual([ended]);
});

test("a run that was cut off with its process fails with a reason and is not begun anew", async () => {
  const { run, runId } = await startedRun();
  await claimRun(home.context, runId);
  await recordRunResult(home.context, runId, 0, { passed: true });
  expect(await claimRun(home.context, runId)).toBeNull();
  const failed = await getScenarioRun(home.context, run.id);
  expect(failed).toMatchObject({ status: "failed", passed: 1 });
  expect(failed.failure).toMatch(/^Parley stopped/);
  expect(await recordRunResult(home.context, runId, 1, { passed: true })).toBe(false);
  await finishRun(home.context, runId);
  expect((await getScenarioRun(home.context, run.id)).status).toBe("failed");
  expect(await claimRun(home.context, runId)).toBeNull();
});

test("a run whose scenario is deleted stops after its call", async () => {
  const { scenario, runId } = await startedRun();
  await claimRun(home.context, runId);
  await deleteScenario(home.context, scenario.id);
  expect(await recordRunResult(home.context, runId, 0, { passed: true })).toBe(false);
  await finishRun(home.context, runId);
});

test("ten runs wait at most, and a run that failed makes place", async () => {
  const { scenario, runId } = await startedRun();
  for (let i = 0; i < 9; i++) await startScenarioRun(home.context, scenario.id, {});
  await expect(startScenarioRun(home.context, scenario.id, {})).rejects.toMatchObject({ code: "too_many_runs" });
  await finishRun(home.context, runId, "There is no phone simulator here.");
  expect((await startScenarioRun(home.context, scenario.id, {})).personaId).toBeNull();
});

test("runs are started by who may place calls, and are one organization's", async () => {
  const { scenario, run, runId } = await startedRun();
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  await expect(startScenarioRun(viewer, scenario.id, {})).rejects.toMatchObject({ kind: "forbidden" });
  const keeper: Context = { ...home.context, permissions: new Set(["personas.manage"]) };
  await expect(startScenarioRun(keeper, scenario.id, {})).rejects.toMatchObject({ kind: "forbidden" });
  expect((await getScenarioRun(viewer, run.id)).id).toBe(run.id);
  const stranger = await t.createOrganization();
  expect(await claimRun(stranger.context, runId)).toBeNull();
  await expect(getScenarioRun(stranger.context, run.id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(startScenarioRun(stranger.context, scenario.id, {})).rejects.toMatchObject({ kind: "not_found" });
  await expect(startScenarioRun(home.context, scenario.id, { times: 21 })).rejects.toMatchObject({
    fields: [{ pointer: "/times" }],
  });
});
