import {
  CreateHttpToolInput,
  createHttpTool,
  deleteHttpTool,
  getHttpTool,
  listHttpTools,
  toolMethods,
  tryHttpTool,
  UpdateHttpToolInput,
  updateHttpTool,
} from "@parley/core/http-tools";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { sourceDeps } from "../import-sources/source-deps.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const ToolWire = z
  .object({
    id: z.string(),
    name: z.string().describe("As the model sees it"),
    description: z.string(),
    method: z.enum(toolMethods),
    url: z.string().describe("{name} stands for a property of the input"),
    input_schema: z.record(z.string(), z.unknown()).describe("JSON Schema of an object"),
    header_names: z.array(z.string()).describe("Secret headers; their values are never given back"),
    timeout_ms: z.number(),
    read_only: z.boolean().describe("Reads only: may be asked before it is certain that a turn has ended"),
    enabled: z.boolean(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "HttpTool" });

const ToolParams = z.object({ id: z.string().describe("Id of the tool (tool_...)") });
const shared = { tag: "Personas" } as const;

/** HTTP requests that an agent may make in a call. */
export function toolRoutes(services: Services): RouteDeclaration[] {
  return [
    route({
      ...shared,
      method: "GET",
      url: "/tools",
      operation: "listHttpTools",
      summary: "List HTTP tools, newest first",
      permission: "personas.read",
      query: pageQuery,
      response: pageOf(ToolWire),
      handle: async (ctx, { query }) =>
        pageAnswer(await listHttpTools(ctx, pageInput("tool", query)), (uuid) => encodeId("tool", uuid), toWire),
    }),
    route({
      ...shared,
      method: "POST",
      url: "/tools",
      operation: "createHttpTool",
      summary: "Define an HTTP request that agents may make",
      permission: "personas.manage",
      body: wireSchema(CreateHttpToolInput),
      status: 201,
      response: ToolWire,
      idempotent: true,
      handle: async (ctx, { body }) =>
        toWire(await createHttpTool(ctx, sourceDeps(services), fromWire(body) as CreateHttpToolInput)),
    }),
    route({
      ...shared,
      method: "GET",
      url: "/tools/:id",
      operation: "getHttpTool",
      summary: "Read an HTTP tool",
      permission: "personas.read",
      params: ToolParams,
      response: ToolWire,
      handle: async (ctx, { params }) => toWire(await getHttpTool(ctx, params.id)),
    }),
    route({
      ...shared,
      method: "PATCH",
      url: "/tools/:id",
      operation: "updateHttpTool",
      summary: "Change an HTTP tool; headers that are left out stay, null takes one away",
      permission: "personas.manage",
      params: ToolParams,
      body: wireSchema(UpdateHttpToolInput),
      response: ToolWire,
      handle: async (ctx, { params, body }) =>
        toWire(await updateHttpTool(ctx, sourceDeps(services), params.id, fromWire(body) as UpdateHttpToolInput)),
    }),
    route({
      ...shared,
      method: "DELETE",
      url: "/tools/:id",
      operation: "deleteHttpTool",
      summary: "Delete an HTTP tool and its headers",
      permission: "personas.manage",
      params: ToolParams,
      response: null,
      handle: (ctx, { params }) => deleteHttpTool(ctx, params.id),
    }),
    route({
      ...shared,
      method: "POST",
      url: "/tools/:id/try",
      operation: "tryHttpTool",
      summary: "Make the tool's request once, as an agent would",
      permission: "personas.manage",
      params: ToolParams,
      body: z.object({ input: z.record(z.string(), z.unknown()).default({}) }),
      response: z.object({
        status: z.number(),
        body: z.unknown().describe("JSON, or a text; values of secret headers are blacked out"),
        duration_ms: z.number(),
      }),
      rateLimit: 30,
      async handle(ctx, { params, body }) {
        const {
          status,
          body: answer,
          durationMs,
        } = await tryHttpTool(ctx, sourceDeps(services), params.id, body.input);
        return { status, body: answer, duration_ms: durationMs };
      },
    }),
  ];
}
