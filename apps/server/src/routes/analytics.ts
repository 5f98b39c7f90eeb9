import { MetricQueryInput } from "@parley/analytics";
import {
  ListQueryCallsInput,
  listCatalog,
  listQueryCalls,
  queryBatchAsText,
  queryMetrics,
} from "@parley/core/insights";
import { invalidInput } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { BatchAnswer, CatalogAnswer, MetricResultAnswer } from "./analytics-wire.ts";
import { CallPageWire } from "./call-wire.ts";

const QueryBody = MetricQueryInput.omit({ orderBy: true }).extend({ order_by: MetricQueryInput.shape.orderBy });

/** Every number of the product: one query over one catalogue, and the calls behind each number. */
export const analyticsRoutes: RouteDeclaration[] = [
  route({
    method: "POST",
    url: "/analytics/query",
    operation: "queryMetrics",
    summary: "Ask for measures by dimensions over a range",
    tag: "Analytics",
    permission: "analytics.query",
    body: QueryBody,
    response: MetricResultAnswer,
    async handle(ctx, { body: { order_by, ...query } }) {
      return toWire(await queryMetrics(ctx, { ...query, orderBy: order_by }));
    },
  }),
  route({
    method: "POST",
    url: "/analytics/batch",
    operation: "queryMetricsBatch",
    summary: "Ask all questions of a page at once; each is answered or refused alone",
    tag: "Analytics",
    permission: "analytics.query",
    body: z.object({
      queries: z
        .array(
          z.object({
            id: z.string().max(200).describe("Your own name for the question"),
            query: z.record(z.string(), z.unknown()).describe("As for /analytics/query"),
          }),
        )
        .min(1, "Ask at least one question.")
        .max(40, "Ask at most 40 questions at once."),
    }),
    response: BatchAnswer,
    async handle(ctx, { body, reply, request }) {
      const questions = body.queries.map(({ id, query: { order_by, ...query } }) => {
        return { id, query: order_by === undefined ? query : { ...query, orderBy: order_by } };
      });
      const answers = await queryBatchAsText(ctx, questions, {
        onFailure: (error) =>
          request.log.error({ err: error, request_id: request.id }, "a question could not be answered"),
      });
      const results = answers.map((answer) => {
        if ("problem" in answer) return JSON.stringify(answer);
        return `{"id":${JSON.stringify(answer.id)},"result":${answer.result}}`;
      });
      // Text is sent as it is: neither turned around nor held against the schema again, which a test does (tests/api/analytics.test.ts).
      void reply.type("application/json; charset=utf-8");
      return `{"results":[${results.join(",")}]}`;
    },
  }),
  route({
    method: "GET",
    url: "/analytics/catalog",
    operation: "listCatalog",
    summary: "Measures with their formulas, dimensions and ranges",
    tag: "Analytics",
    permission: "analytics.query",
    response: CatalogAnswer,
    handle: async (ctx) => toWire(await listCatalog(ctx)),
  }),
  route({
    method: "GET",
    url: "/analytics/queries/:query_id/calls",
    operation: "listQueryCalls",
    summary: "The calls behind a result, latest first or by what they are sorted by",
    tag: "Analytics",
    permission: "calls.read",
    params: z.object({ query_id: z.string().describe("`query_id` of a result") }),
    query: z.object({
      limit: ListQueryCallsInput.shape.limit,
      cursor: z.string().optional(),
      measure: z.string().optional().describe("Only the calls that this measure is about"),
      row: z
        .string()
        .max(4_000)
        .optional()
        .describe('Only one row\'s calls: its dimensions as JSON, {"source":"Google Ads"}'),
      sort: ListQueryCallsInput.shape.sort,
      order: ListQueryCallsInput.shape.order,
    }),
    response: CallPageWire.extend({ total: z.number().int().describe("How many there are, over all pages") }),
    async handle(ctx, { params, query: { row, ...page } }) {
      return toWire(await listQueryCalls(ctx, params.query_id, { ...page, row: row ? parseRow(row) : undefined }));
    },
  }),
];

function parseRow(text: string): Record<string, string | null> {
  try {
    const value = z.union([z.string(), z.number().transform(String), z.null()]);
    return z.record(z.string(), value).parse(JSON.parse(text));
  } catch {
    throw invalidInput([{ pointer: "/row", message: "Write the row's dimensions as a JSON object of texts." }]);
  }
}
