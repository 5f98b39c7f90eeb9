import { Readable } from "node:stream";
import {
  cancelImport,
  createImport,
  getImport,
  importSources,
  importStatuses,
  listImports,
  streamRejectedRows,
} from "@parley/core/imports";
import { invalidInput } from "@parley/platform";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { uploadContent } from "../http/upload-content.ts";
import { toWire } from "../http/wire.ts";

const ImportAnswer = z
  .object({
    id: z.string(),
    file_name: z.string(),
    status: z.enum(importStatuses),
    source: z.enum(importSources).or(z.string()),
    layout: z.string().nullable().describe("What the file turned out to be; null until its header was read"),
    timezone: z.string().describe("Zone of times that have no offset"),
    currency: z.string(),
    bytes_total: z.number(),
    bytes_read: z.number(),
    rows_read: z.number().describe("Inserted, updated, unchanged and rejected rows together, at any moment"),
    rows_inserted: z.number(),
    rows_updated: z.number(),
    rows_unchanged: z.number(),
    rows_rejected: z.number(),
    mapping: z
      .record(z.string(), z.string().nullable())
      .describe("Each header and what it is read as; null: only kept"),
    warnings: z.array(z.string()),
    failure: z.string().nullable().describe("Why it failed, for people"),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: "Import" });

const ImportParams = z.object({ id: z.string().describe("Id of the import (imp_...)") });

/** Call-tracking files in: upload, watch, fetch what was refused, cancel. */
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
        file_name: z.string().optional().describe("Name of a file that is sent as the body"),
      }),
      status: 202,
      response: ImportAnswer,
      rateLimit: 60,
      async handle(ctx, { query, request }) {
        const { file_name, ...options } = query;
        const upload = await readUpload(request);
        const fileName = upload.fileName ?? file_name ?? "calls.csv";
        return toWire(await createImport(ctx, services, { ...options, fileName, content: upload.content }));
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
      method: "GET",
      url: "/imports/:id/rejected",
      operation: "listRejectedRows",
      summary: "The refused rows as CSV with line and reason, to be mended and imported again",
      tag: "Imports",
      permission: "imports.read",
      params: ImportParams,
      status: 200,
      response: null,
      async handle(ctx, { params, reply }) {
        const rows = await streamRejectedRows(ctx, params.id);
        reply
          .header("content-type", "text/csv; charset=utf-8")
          .header("content-disposition", `attachment; filename="${params.id}-rejected.csv"`);
        return reply.send(Readable.from(rows));
      },
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
      handle: async (ctx, { params }) => toWire(await cancelImport(ctx, services, params.id)),
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
