import {
  listCallsToScore,
  listLiveCalls,
  listMissedNotCalledBack,
  sumCostByProvider,
  WorkListInput,
} from "@parley/core/live";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { CallSummaryWire } from "./call-wire.ts";

const QueryParams = z.object({
  query_id: z.string().describe("`query_id` of a result: its range and filters say which calls are looked at"),
});
const total = z.number().describe("How many there are, shown or not");

/** What goes on now, and what waits for somebody. */
export const liveRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/live",
    operation: "listLiveCalls",
    summary: "Calls that ring or are being held now, latest first",
    tag: "Calls",
    permission: "calls.read",
    response: z.object({
      calls: z.array(
        CallSummaryWire.extend({
          answered_at: z.string().nullable().describe("Null while it rings, and of a tracked call"),
        }),
      ),
      total,
      waiting: z.number().describe("AI calls that wait to be dialled"),
    }),
    handle: async (ctx) => toWire(await listLiveCalls(ctx)),
  }),
  route({
    method: "GET",
    url: "/analytics/queries/:query_id/missed_not_called_back",
    operation: "listMissedNotCalledBack",
    summary: "Numbers that were missed and not reached since, one call each, latest first",
    tag: "Analytics",
    permission: "calls.read",
    params: QueryParams,
    query: WorkListInput,
    response: z.object({
      data: z.array(
        CallSummaryWire.extend({
          tries: z.number().describe("Missed calls of this number since it was last reached"),
          first_try_at: z.string(),
        }),
      ),
      total,
    }),
    handle: async (ctx, { params, query }) => listAnswer(await listMissedNotCalledBack(ctx, params.query_id, query)),
  }),
  route({
    method: "GET",
    url: "/analytics/queries/:query_id/calls_to_score",
    operation: "listCallsToScore",
    summary: "Calls with a recording or a transcript that nobody has scored, latest first",
    tag: "Analytics",
    permission: "calls.read",
    params: QueryParams,
    query: WorkListInput,
    response: z.object({ data: z.array(CallSummaryWire), total }),
    handle: async (ctx, { params, query }) => listAnswer(await listCallsToScore(ctx, params.query_id, query)),
  }),
  route({
    method: "GET",
    url: "/analytics/queries/:query_id/provider_costs",
    operation: "sumCostByProvider",
    summary: "What each carrier and provider charged for the AI calls of a query, dearest first",
    tag: "Analytics",
    permission: "analytics.query",
    params: QueryParams,
    response: z.object({
      data: z.array(
        z.object({
          provider: z.string(),
          microdollars: z.number().describe("Millionths of a US dollar"),
          calls: z.number().describe("Calls that it charged for"),
        }),
      ),
    }),
    handle: async (ctx, { params }) => ({ data: toWire(await sumCostByProvider(ctx, params.query_id)) }),
  }),
];

function listAnswer({ data, total }: { data: object[]; total: number }) {
  return { data: toWire(data), total };
}
