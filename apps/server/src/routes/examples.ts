import {
  deleteExample,
  listExamples,
  listExampleUses,
  markCallGood,
  UpdateExampleInput,
  updateExample,
} from "@parley/core/examples";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const ExampleWire = z
  .object({
    id: z.string(),
    persona_id: z.string(),
    call_id: z.string().describe("The call that was marked good"),
    position: z.number().describe("Position of the answer in the call's transcript"),
    situation: z.string().describe("What the other side said"),
    answer: z.string().describe("What the agent answered"),
    enabled: z.boolean(),
    embedded: z.boolean().describe("False while it cannot be found by its meaning yet"),
    uses: z.number().describe("How often it was shown to the agent"),
    last_used_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "Example" });

const ExampleUseWire = z.object({
  call_id: z.string(),
  at_ms: z.number().describe("After the call's beginning"),
  similarity: z.number().describe("Of the situations, 0 to 1"),
  used_at: z.string(),
});

const ExampleParams = z.object({ id: z.string().describe("Id of the example (exm_...)") });
const shared = { tag: "Personas" } as const;

/** What personas learned of calls that were marked good, and when they made use of it. */
export const exampleRoutes: RouteDeclaration[] = [
  route({
    ...shared,
    method: "POST",
    url: "/calls/:id/mark_good",
    operation: "markCallGood",
    summary: "Have a persona learn from a call that ended, or no longer; needs calls.read too",
    permission: "personas.manage",
    params: z.object({ id: z.string().describe("Id of the call (call_...)") }),
    body: z.object({ good: z.boolean("Use true or false.") }),
    response: z.object({
      marked_good_at: z.string().nullable(),
      examples: z.number().describe("Answers of the call that are examples now"),
    }),
    handle: async (ctx, { params, body }) => toWire(await markCallGood(ctx, params.id, body.good)),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/personas/:id/examples",
    operation: "listExamples",
    summary: "List what a persona learned, newest first; needs calls.read too",
    permission: "personas.read",
    params: z.object({ id: z.string().describe("Id of the persona (persona_...)") }),
    query: pageQuery,
    response: pageOf(ExampleWire),
    async handle(ctx, { params, query }) {
      const page = await listExamples(ctx, params.id, pageInput("exm", query));
      return pageAnswer(page, (uuid) => encodeId("exm", uuid), toWire);
    },
  }),
  route({
    ...shared,
    method: "PATCH",
    url: "/examples/:id",
    operation: "updateExample",
    summary: "Have an example shown to the agent, or no longer",
    permission: "personas.manage",
    params: ExampleParams,
    body: UpdateExampleInput,
    response: z.object({ id: z.string(), enabled: z.boolean() }),
    handle: (ctx, { params, body }) => updateExample(ctx, params.id, body),
  }),
  route({
    ...shared,
    method: "DELETE",
    url: "/examples/:id",
    operation: "deleteExample",
    summary: "Delete an example",
    permission: "personas.manage",
    params: ExampleParams,
    response: null,
    handle: (ctx, { params }) => deleteExample(ctx, params.id),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/examples/:id/uses",
    operation: "listExampleUses",
    summary: "When an example was shown to the agent, in which call, latest call first",
    permission: "personas.read",
    params: ExampleParams,
    query: pageQuery,
    response: pageOf(ExampleUseWire),
    handle: async (ctx, { params, query }) => toWire(await listExampleUses(ctx, params.id, query)),
  }),
];
