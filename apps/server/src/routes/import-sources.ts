import {
  CreateImportSourceInput,
  createImportSource,
  deleteImportSource,
  getImportSource,
  listImportSources,
  rotateSourceToken,
  runImportSource,
  sourceKinds,
  sourceStatuses,
  UpdateImportSourceInput,
  updateImportSource,
} from "@parley/core/import-sources";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { sourceDeps } from "../import-sources/source-deps.ts";

const Settings = z
  .object({
    every_minutes: z.number().optional().describe("Minutes between looks"),
    account_id: z.string().optional(),
    since: z.string().optional().describe("First day of the first sync"),
    folder: z.string().optional(),
    bucket: z.string().optional(),
    prefix: z.string().optional(),
    region: z.string().optional(),
    endpoint: z.string().optional(),
    address: z.string().optional().describe("Without user, password and query, which may hold a key"),
    timezone: z.string().optional().describe("Zone of times without an offset; the organization's if absent"),
    layout: z.string().optional(),
  })
  .describe("What is no secret, as far as the kind has it");

const SourceAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(sourceKinds),
    name: z.string(),
    status: z.enum(sourceStatuses),
    last_error: z.string().nullable().describe("Why the last look failed, or the last file was refused, for people"),
    settings: Settings,
    secret_set: z.boolean(),
    secret_last4: z.string().nullable().describe("Last four characters of the secret key; it is never told again"),
    progress: z.object({ day: z.string(), calls: z.number() }).nullable().describe("Of a sync that is under way"),
    last_run_at: z.string().nullable(),
    next_run_at: z.string().nullable(),
    last_row_at: z.string().nullable().describe("When it last brought something new or changed"),
    silent_after_hours: z.number().nullable(),
    silent_since: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "ImportSource" });

const Days = { days: z.array(z.object({ day: z.string(), rows: z.number() })).describe("Rows of the last 30 days") };
const WebhookAddress = {
  address: z.string().nullable().describe("Where CallTrackingMetrics sends calls; in this answer only"),
};
const Params = z.object({ id: z.string().describe("Id of the source (src_...)") });

/** Sources that bring calls by themselves: CallTrackingMetrics' API and webhooks, folders, buckets, addresses. */
export function importSourceRoutes(services: Services): RouteDeclaration[] {
  const withAddress = ({ token, ...source }: { token: string | null }) => ({
    ...(toWire(source) as object),
    address: token && `${services.config.publicUrl}/webhooks/ctm/${token}`,
  });
  const shared = { tag: "Import sources" };
  return [
    route({
      ...shared,
      method: "GET",
      url: "/import_sources",
      operation: "listImportSources",
      summary: "List import sources with their health, oldest first",
      permission: "imports.read",
      response: z.object({
        data: z.array(SourceAnswer.extend(Days)),
        next_cursor: z.string().nullable(),
        has_more: z.boolean(),
      }),
      handle: async (ctx) => toWire({ data: await listImportSources(ctx), nextCursor: null, hasMore: false }),
    }),
    route({
      ...shared,
      method: "POST",
      url: "/import_sources",
      operation: "createImportSource",
      summary: "Connect a source; the connection is tried first",
      permission: "imports.manage",
      body: wireSchema(CreateImportSourceInput),
      status: 201,
      response: SourceAnswer.extend(WebhookAddress),
      rateLimit: 30,
      handle: async (ctx, { body }) =>
        withAddress(await createImportSource(ctx, sourceDeps(services), fromWire(body) as CreateImportSourceInput)),
    }),
    route({
      ...shared,
      method: "GET",
      url: "/import_sources/:id",
      operation: "getImportSource",
      summary: "Read a source and its health",
      permission: "imports.read",
      params: Params,
      response: SourceAnswer.extend(Days),
      handle: async (ctx, { params }) => toWire(await getImportSource(ctx, params.id)),
    }),
    route({
      ...shared,
      method: "PATCH",
      url: "/import_sources/:id",
      operation: "updateImportSource",
      summary: "Change, pause or resume a source; keys that are left out stay",
      permission: "imports.manage",
      params: Params,
      body: wireSchema(UpdateImportSourceInput),
      response: SourceAnswer,
      rateLimit: 60,
      async handle(ctx, { params, body }) {
        const input = fromWire(body) as UpdateImportSourceInput;
        return toWire(await updateImportSource(ctx, sourceDeps(services), params.id, input));
      },
    }),
    route({
      ...shared,
      method: "DELETE",
      url: "/import_sources/:id",
      operation: "deleteImportSource",
      summary: "Delete a source and its keys; what it brought stays",
      permission: "imports.manage",
      params: Params,
      response: null,
      handle: (ctx, { params }) => deleteImportSource(ctx, services, params.id),
    }),
    route({
      ...shared,
      method: "POST",
      url: "/import_sources/:id/run",
      operation: "runImportSource",
      summary: "Have a source look now",
      permission: "imports.manage",
      params: Params,
      status: 202,
      response: SourceAnswer,
      handle: async (ctx, { params }) => toWire(await runImportSource(ctx, params.id)),
    }),
    route({
      ...shared,
      method: "POST",
      url: "/import_sources/:id/rotate_token",
      operation: "rotateImportSourceToken",
      summary: "Give a webhook a new address; the old one ends at once",
      permission: "imports.manage",
      params: Params,
      response: SourceAnswer.extend(WebhookAddress),
      handle: async (ctx, { params }) => withAddress(await rotateSourceToken(ctx, params.id)),
    }),
  ];
}
