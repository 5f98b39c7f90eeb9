import {
  CreateScenarioInput,
  createScenario,
  deleteScenario,
  getScenario,
  getScenarioRun,
  listScenarioRuns,
  listScenarios,
  runStatuses,
  StartScenarioRunInput,
  startScenarioRun,
  UpdateScenarioInput,
  updateScenario,
} from "@parley/core/scenarios";
import { encodeId } from "@parley/platform";
import { ScenarioDefinition } from "@parley/simulator";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const ScenarioWire = z
  .object({
    id: z.string(),
    name: z.string(),
    definition: ScenarioDefinition,
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Scenario" });

const RunWire = z
  .object({
    id: z.string(),
    scenario_id: z.string(),
    persona_id: z.string().nullable(),
    times: z.number(),
    status: z.enum(runStatuses),
    results: z
      .array(z.looseObject({ passed: z.boolean() }))
      .describe("One entry a call that has ended, with its assertions and what was heard"),
    passed: z.number().describe("How many of the results passed"),
    failure: z
      .string()
      .nullable()
      .describe("Why the run itself failed; assertions that did not hold are no failure of it"),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "ScenarioRun" });

const ScenarioParams = z.object({ id: z.string().describe("Id of the scenario (scn_...)") });
const shared = { tag: "Scenarios" } as const;

/** Test conversations that users write and run against a persona before they trust it with real calls. */
export const scenarioRoutes: RouteDeclaration[] = [
  route({
    ...shared,
    method: "GET",
    url: "/scenarios",
    operation: "listScenarios",
    summary: "List scenarios, newest first",
    permission: "personas.read",
    query: pageQuery,
    response: pageOf(ScenarioWire),
    handle: async (ctx, { query }) =>
      pageAnswer(await listScenarios(ctx, pageInput("scn", query)), (uuid) => encodeId("scn", uuid), toWire),
  }),
  route({
    ...shared,
    method: "POST",
    url: "/scenarios",
    operation: "createScenario",
    summary: "Write a scenario: who answers, what the call is for, what must be heard",
    permission: "personas.manage",
    body: wireSchema(CreateScenarioInput).extend({ definition: ScenarioDefinition }),
    status: 201,
    response: ScenarioWire,
    idempotent: true,
    handle: async (ctx, { body }) => toWire(await createScenario(ctx, fromWire(body) as CreateScenarioInput)),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/scenarios/:id",
    operation: "getScenario",
    summary: "Read a scenario",
    permission: "personas.read",
    params: ScenarioParams,
    response: ScenarioWire,
    handle: async (ctx, { params }) => toWire(await getScenario(ctx, params.id)),
  }),
  route({
    ...shared,
    method: "PATCH",
    url: "/scenarios/:id",
    operation: "updateScenario",
    summary: "Change a scenario",
    permission: "personas.manage",
    params: ScenarioParams,
    body: wireSchema(UpdateScenarioInput).extend({ definition: ScenarioDefinition.optional() }),
    response: ScenarioWire,
    handle: async (ctx, { params, body }) =>
      toWire(await updateScenario(ctx, params.id, fromWire(body) as UpdateScenarioInput)),
  }),
  route({
    ...shared,
    method: "DELETE",
    url: "/scenarios/:id",
    operation: "deleteScenario",
    summary: "Delete a scenario with its runs",
    permission: "personas.manage",
    params: ScenarioParams,
    response: null,
    handle: (ctx, { params }) => deleteScenario(ctx, params.id),
  }),
  route({
    ...shared,
    method: "POST",
    url: "/scenarios/:id/runs",
    operation: "startScenarioRun",
    summary: "Hold a scenario's call 1 to 20 times over the phone simulator; needs calls.place too",
    permission: "personas.manage",
    params: ScenarioParams,
    body: wireSchema(StartScenarioRunInput),
    status: 202,
    response: RunWire,
    rateLimit: 30,
    handle: async (ctx, { params, body }) =>
      toWire(await startScenarioRun(ctx, params.id, fromWire(body) as StartScenarioRunInput)),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/scenarios/:id/runs",
    operation: "listScenarioRuns",
    summary: "List a scenario's runs, latest first",
    permission: "personas.read",
    params: ScenarioParams,
    query: pageQuery,
    response: pageOf(RunWire),
    async handle(ctx, { params, query }) {
      const page = await listScenarioRuns(ctx, params.id, pageInput("run", query));
      return pageAnswer(page, (uuid) => encodeId("run", uuid), toWire);
    },
  }),
  route({
    ...shared,
    method: "GET",
    url: "/scenario_runs/:id",
    operation: "getScenarioRun",
    summary: "Read a run with the results that are there so far",
    permission: "personas.read",
    params: z.object({ id: z.string().describe("Id of the run (run_...)") }),
    response: RunWire,
    handle: async (ctx, { params }) => toWire(await getScenarioRun(ctx, params.id)),
  }),
];
