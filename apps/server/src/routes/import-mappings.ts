import {
  deleteImportMapping,
  getImportMapping,
  importKinds,
  listImportMappings,
  StartImportInput,
  startImport,
} from "@parley/core/imports";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { ImportAnswer, ImportParams } from "./import-wire.ts";

const SavedMapping = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(importKinds),
    columns: z
      .record(z.string(), z.string())
      .describe("By header: a field's key, or `custom`, `tag`, `keep` or `ignore`"),
    timezone: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "SavedMapping" });

const MappingAnswer = z
  .object({
    kind: z.enum(importKinds),
    layout: z.string(),
    timezone: z.string(),
    currency: z.string(),
    day_first: z.boolean().describe("Dates such as 03/04/2024 are read day first"),
    columns: z.array(
      z.object({
        position: z.number(),
        header: z.string(),
        samples: z.array(z.string()),
        field: z
          .string()
          .nullable()
          .describe("Key of a field, or `tag`, `keep` or `ignore`; null: a field of your own"),
        custom: z
          .object({ key: z.string(), label: z.string(), type: z.enum(["text", "number", "boolean", "date"]) })
          .nullable(),
        confidence: z.number().describe("0 to 1"),
        note: z.string().nullable(),
      }),
    ),
    fields: z.array(
      z.object({ key: z.string(), label: z.string(), group: z.string(), type: z.string(), required: z.boolean() }),
    ),
    saved: z.array(SavedMapping).describe("Saved for the same set of headers"),
    problems: z.array(z.string()).describe("Why the file cannot be imported as it is read now"),
    warnings: z.array(z.string()),
    rows: z.array(z.array(z.string())).describe("The first rows, cells cut to 120 characters"),
  })
  .meta({ id: "ImportMapping" });

/** How a file is read: looked at, corrected, kept under a name. */
export function importMappingRoutes(services: Pick<Services, "storage">): RouteDeclaration[] {
  return [
    route({
      method: "GET",
      url: "/imports/:id/mapping",
      operation: "getImportMapping",
      summary: "See how a file would be read: columns with samples, fields, saved mappings",
      tag: "Imports",
      permission: "imports.read",
      params: ImportParams,
      response: MappingAnswer,
      async handle(ctx, { params }) {
        const { saved, ...mapping } = await getImportMapping(ctx, services, params.id);
        return { ...(toWire(mapping) as object), saved: saved.map(savedAnswer) };
      },
    }),
    route({
      method: "POST",
      url: "/imports/:id/start",
      operation: "startImport",
      summary: "Run an import that waits for its mapping, with corrections",
      tag: "Imports",
      permission: "imports.manage",
      params: ImportParams,
      body: wireSchema(StartImportInput).nullish(),
      status: 202,
      response: ImportAnswer,
      handle: async (ctx, { params, body }) =>
        toWire(await startImport(ctx, services, params.id, fromWire(body ?? {}) as StartImportInput)),
    }),
    route({
      method: "GET",
      url: "/import_mappings",
      operation: "listImportMappings",
      summary: "List saved mappings by name",
      tag: "Imports",
      permission: "imports.read",
      response: z.object({ data: z.array(SavedMapping) }),
      handle: async (ctx) => ({ data: (await listImportMappings(ctx)).map(savedAnswer) }),
    }),
    route({
      method: "DELETE",
      url: "/import_mappings/:mapping_id",
      operation: "deleteImportMapping",
      summary: "Forget a saved mapping",
      tag: "Imports",
      permission: "imports.manage",
      params: z.object({ mapping_id: z.string().describe("Id of the mapping (map_...)") }),
      response: null,
      handle: async (ctx, { params }) => deleteImportMapping(ctx, params.mapping_id),
    }),
  ];
}

type Saved = Awaited<ReturnType<typeof listImportMappings>>[number];

/** The headers of a mapping are the user's own and stay as they are. */
const savedAnswer = ({ columns, createdAt, ...rest }: Saved) => ({
  ...rest,
  columns,
  created_at: createdAt.toISOString(),
});
