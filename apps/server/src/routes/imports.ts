import { Readable } from "node:stream";
import {
  cancelImport,
  continueImport,
  createImport,
  getImport,
  importKinds,
  importSources,
  listImports,
  undoImport,
} from "@parley/core/imports";
import { invalidInput } from "@parley/platform";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { uploadContent } from "../http/upload-content.ts";
import { toWire } from "../http/wire.ts";
import { ImportAnswer, ImportParams } from "./import-wire.ts";

/** Files of calls and ad spend in: upload, watch, cancel, go on, undo. */
export function importRoutes(services: Pick<Services, "storage" | "importLimits">): RouteDeclaration[] {
  return [
    route({
      method: "POST",
      url: "/imports",
      operation: "createImport",
      summary: "Import a file of calls (multipart `file`, or the CSV itself as the body)",
      tag: "Imports",
      permission: "imports.manage",
      query: z.object({
        timezone: z.string().optional().describe("IANA zone of times without an offset; the organization's if absent"),
        currency: z.string().optional().describe("ISO 4217; must be the organization's"),
        source: z.enum(importSources, "Use auto, ctm, callrail or generic.").default("auto"),
        kind: z.enum(importKinds, "Use calls or ad_spend.").optional().describe("Told by the headers if absent"),
        review: z.stringbool("Use true or false.").default(false).describe("Wait for POST /imports/{id}/start"),
        mapping_id: z.string().optional().describe("Saved mapping to read the columns by"),
        file_name: z.string().optional().describe("Name of a file that is sent as the body"),
      }),
      status: 202,
      response: ImportAnswer,
      rateLimit: 60,
      async handle(ctx, { query, request }) {
        const { file_name, mapping_id: mappingId, ...options } = query;
        const upload = await readUpload(request);
        const fileName = upload.fileName ?? file_name ?? "calls.csv";
        const input = { ...options, mappingId, fileName, content: upload.content };
        return toWire(await createImport(ctx, services, input));
      },
    }),
    route({
      method: "GET",
      url: "/imports",
      operation: "listImports",
      summary: "List imports, latest first",
      tag: "Imports",
      permission: "imports.read",
      query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().optional() }),
      response: z.object({ data: z.array(ImportAnswer), next_cursor: z.string().nullable(), has_more: z.boolean() }),
      handle: async (ctx, { query }) => toWire(await listImports(ctx, query)),
    }),
    route({
      method: "GET",
      url: "/imports/:id",
      operation: "getImport",
      summary: "Read an import and how far it is",
      tag: "Imports",
      permission: "imports.read",
      params: ImportParams,
      response: ImportAnswer,
      handle: async (ctx, { params }) => toWire(await getImport(ctx, params.id)),
    }),
    route({
      method: "POST",
      url: "/imports/:id/cancel",
      operation: "cancelImport",
      summary: "Stop an import; what it has written stays",
      tag: "Imports",
      permission: "imports.manage",
      params: ImportParams,
      response: ImportAnswer,
      handle: async (ctx, { params }) => toWire(await cancelImport(ctx, params.id)),
    }),
    route({
      method: "POST",
      url: "/imports/:id/continue",
      operation: "continueImport",
      summary: "Go on with an import that was stopped where a column stopped making sense",
      tag: "Imports",
      permission: "imports.manage",
      params: ImportParams,
      status: 202,
      response: ImportAnswer,
      handle: async (ctx, { params }) => toWire(await continueImport(ctx, params.id)),
    }),
    route({
      method: "DELETE",
      url: "/imports/:id",
      operation: "undoImport",
      summary: "Undo an import as a whole: its rows go, rows that it changed return to what they were",
      tag: "Imports",
      permission: "imports.manage",
      params: ImportParams,
      status: 202,
      response: ImportAnswer,
      handle: async (ctx, { params }) => toWire(await undoImport(ctx, params.id)),
    }),
  ];
}

interface Upload {
  content: AsyncIterable<Uint8Array>;
  fileName?: string;
}

/** The file of a multipart body, or a raw body. Throws invalid_input when there is neither. */
async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (request.isMultipart()) {
    // The domain's own limit speaks to people; the parser's would cut the file off without a word.
    const part = await request.file({ limits: { fileSize: Number.POSITIVE_INFINITY } });
    if (part?.fieldname === "file") return { content: uploadContent(part.file), fileName: part.filename || undefined };
  } else if (request.body instanceof Readable) return { content: uploadContent(request.body) };
  throw invalidInput([
    { pointer: "/file", message: "Send the file as the form field `file`, or as a body of type text/csv." },
  ]);
}
