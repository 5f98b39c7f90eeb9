import {
  CreateExperimentInput,
  createExperiment,
  deleteExperiment,
  experimentResult,
  getExperiment,
  listExperiments,
  UpdateExperimentInput,
  updateExperiment,
} from "@parley/core/statistics";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { ExperimentAnswer, ExperimentResultAnswer } from "./statistics-wire.ts";

const ExperimentParams = z.object({ id: z.string().describe("Id of the experiment (exp_...)") });

/** Comparisons of two groups of calls, planned before their numbers are looked at. */
export const experimentRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/experiments",
    operation: "listExperiments",
    summary: "All experiments, the last planned first",
    tag: "Experiments",
    permission: "analytics.query",
    response: z.object({ data: z.array(ExperimentAnswer) }),
    handle: async (ctx) => ({ data: toWire(await listExperiments(ctx)) }),
  }),
  route({
    method: "POST",
    url: "/experiments",
    operation: "createExperiment",
    summary: "Plan a comparison of two groups of calls by a rate or an average",
    tag: "Experiments",
    permission: "dashboards.build",
    body: wireSchema(CreateExperimentInput),
    status: 201,
    response: ExperimentAnswer,
    idempotent: true,
    handle: async (ctx, { body }) => toWire(await createExperiment(ctx, fromWire(body) as CreateExperimentInput)),
  }),
  route({
    method: "GET",
    url: "/experiments/:id",
    operation: "getExperiment",
    summary: "One experiment",
    tag: "Experiments",
    permission: "analytics.query",
    params: ExperimentParams,
    response: ExperimentAnswer,
    handle: async (ctx, { params }) => toWire(await getExperiment(ctx, params.id)),
  }),
  route({
    method: "PATCH",
    url: "/experiments/:id",
    operation: "updateExperiment",
    summary: "Change an experiment, or end it with `ended_on`",
    tag: "Experiments",
    permission: "dashboards.build",
    params: ExperimentParams,
    body: wireSchema(UpdateExperimentInput),
    response: ExperimentAnswer,
    handle: async (ctx, { params, body }) => {
      return toWire(await updateExperiment(ctx, params.id, fromWire(body) as UpdateExperimentInput));
    },
  }),
  route({
    method: "DELETE",
    url: "/experiments/:id",
    operation: "deleteExperiment",
    summary: "Forget an experiment; the calls stay",
    tag: "Experiments",
    permission: "dashboards.build",
    params: ExperimentParams,
    response: null,
    handle: (ctx, { params }) => deleteExperiment(ctx, params.id),
  }),
  route({
    method: "GET",
    url: "/experiments/:id/result",
    operation: "getExperimentResult",
    summary: "What an experiment shows so far: the difference with its interval, and how large a sample it needs",
    tag: "Experiments",
    permission: "analytics.query",
    params: ExperimentParams,
    response: ExperimentResultAnswer,
    handle: async (ctx, { params }) => toWire(await experimentResult(ctx, params.id)),
  }),
];
