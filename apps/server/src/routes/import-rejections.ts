import { Readable } from "node:stream";
import {
  listRejectedRows,
  ResendRejectedRowsInput,
  resendRejectedRows,
  streamRejectedRows,
} from "@parley/core/imports";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { ImportAnswer, ImportParams } from "./import-wire.ts";
import { pageQuery } from "./paging.ts";

const RejectedRow = z.object({
  row: z.number().describe("Position among the file's rows, from 1"),
  line: z.number().describe("Line of the file, from 1"),
  reason: z.string(),
  cells: z.array(z.string()),
});

/** Rows that were refused: fetched, mended and sent again. */
export function importRejectionRoutes(services: Pick<Services, "storage">): RouteDeclaration[] {
  return [
    route({
      method: "GET",
      url: "/imports/:id/rejected",
      operation: "downloadRejectedRows",
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
      method: "GET",
      url: "/imports/:id/rejected_rows",
      operation: "listRejectedRows",
      summary: "List the refused rows with line and reason",
      tag: "Imports",
      permission: "imports.read",
      params: ImportParams,
      query: pageQuery,
      response: z.object({
        header: z.array(z.string()),
        data: z.array(RejectedRow),
        next_cursor: z.string().nullable(),
        has_more: z.boolean(),
      }),
      handle: async (ctx, { params, query }) => toWire(await listRejectedRows(ctx, params.id, query)),
    }),
    route({
      method: "POST",
      url: "/imports/:id/rejected_rows",
      operation: "resendRejectedRows",
      summary: "Import refused rows again, mended; a new import that names the first",
      tag: "Imports",
      permission: "imports.manage",
      params: ImportParams,
      body: ResendRejectedRowsInput,
      status: 202,
      response: ImportAnswer,
      idempotent: true,
      handle: async (ctx, { params, body }) => toWire(await resendRejectedRows(ctx, services, params.id, body)),
    }),
  ];
}
