import { Readable } from "node:stream";
import {
  CallFilters,
  exportCalls,
  getCall,
  hangUpCall,
  ListCallsInput,
  listCallHistory,
  listCalls,
  PlaceCallInput,
  placeCall,
  UpdateCallInput,
  updateCall,
} from "@parley/core/calls";
import { decodeId } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { endUnusedCall } from "../voice/browser/end-unused-call.ts";
import { callInput, callQuery } from "./call-query.ts";
import { CallDetailWire, CallHistoryWire, CallPageWire } from "./call-wire.ts";
import { recordingRoute } from "./recording.ts";
import { transcriptRoute } from "./transcript.ts";

const CallParams = z.object({ id: z.string().describe("Id of the call (call_...)") });

/** Calls of both doors: place, list, read, change, hang up. */
export function callRoutes(services: Services): RouteDeclaration[] {
  return [
    route({
      method: "POST",
      url: "/calls",
      operation: "placeCall",
      summary: "Place a call",
      tag: "Calls",
      permission: "calls.place",
      body: wireSchema(PlaceCallInput),
      status: 201,
      response: CallDetailWire,
      idempotent: true,
      rateLimit: 60,
      async handle(ctx, { body }) {
        const { id } = await placeCall(ctx, fromWire(body));
        return toWire(await getCall(ctx, id));
      },
    }),
    route({
      method: "GET",
      url: "/calls",
      operation: "listCalls",
      summary: "List calls, latest first; also by custom.<key>=value, custom_min.<key> and custom_max.<key>",
      tag: "Calls",
      permission: "calls.read",
      query: callQuery(ListCallsInput),
      response: CallPageWire,
      handle: async (ctx, { query }) => toWire(await listCalls(ctx, callInput(query))),
    }),
    route({
      method: "GET",
      url: "/calls/export",
      operation: "exportCalls",
      summary: "The calls under the same filters as CSV with all their columns; needs calls.read too",
      tag: "Calls",
      permission: "exports.create",
      query: callQuery(CallFilters).extend({
        transcripts: z.enum(["0", "1"], "Give 1 for transcripts too.").default("0"),
      }),
      status: 200,
      response: null,
      rateLimit: 30,
      async handle(ctx, { query, reply }) {
        const lines = await exportCalls(ctx, { ...callInput(query), transcripts: query.transcripts === "1" });
        reply
          .header("content-type", "text/csv; charset=utf-8")
          .header("content-disposition", 'attachment; filename="calls.csv"');
        // A piece is a page of calls: one waits while another is sent.
        return reply.send(Readable.from(lines, { highWaterMark: 1 }));
      },
    }),
    route({
      method: "GET",
      url: "/calls/:id",
      operation: "getCall",
      summary: "Read a call",
      tag: "Calls",
      permission: "calls.read",
      params: CallParams,
      response: CallDetailWire,
      handle: async (ctx, { params }) => toWire(await getCall(ctx, params.id)),
    }),
    route({
      method: "PATCH",
      url: "/calls/:id",
      operation: "updateCall",
      summary: "Change what people add to a call",
      tag: "Calls",
      permission: "calls.update",
      params: CallParams,
      body: wireSchema(UpdateCallInput),
      response: CallDetailWire,
      async handle(ctx, { params, body }) {
        await updateCall(ctx, params.id, fromWire(body));
        return toWire(await getCall(ctx, params.id));
      },
    }),
    route({
      method: "GET",
      url: "/calls/:id/history",
      operation: "listCallHistory",
      summary: "What a call's score, conversion and value were before, and who changed them",
      tag: "Calls",
      permission: "calls.read",
      params: CallParams,
      response: CallHistoryWire,
      handle: async (ctx, { params }) => ({ data: toWire(await listCallHistory(ctx, params.id)) }),
    }),
    route({
      method: "POST",
      url: "/calls/:id/hangup",
      operation: "hangUpCall",
      summary: "Hang up, or cancel before dialling",
      tag: "Calls",
      permission: "calls.place",
      params: CallParams,
      status: 202,
      response: CallDetailWire,
      async handle(ctx, { params }) {
        const { carrier, live, talk } = services;
        await hangUpCall(ctx, params.id, carrier, () => {
          const callId = decodeId("call", params.id)!;
          const held = live.held.of(ctx.organizationId, callId);
          held?.hangUp();
          // Nobody has come to this browser's call, and nobody will.
          if (talk.revoke(callId)) void endUnusedCall(services, { organizationId: ctx.organizationId, callId });
          return held !== null;
        });
        return toWire(await getCall(ctx, params.id));
      },
    }),
    transcriptRoute,
    recordingRoute(services),
  ];
}
