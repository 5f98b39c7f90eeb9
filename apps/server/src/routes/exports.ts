import { ExportMetricsInput, exportMetrics } from "@parley/core/exports";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";

/** Numbers as files. */
export const exportRoutes: RouteDeclaration[] = [
  route({
    method: "POST",
    url: "/analytics/export",
    operation: "exportMetrics",
    summary: "The answer to a question as CSV or as a workbook that says how it is computed; needs analytics.query too",
    tag: "Analytics",
    permission: "exports.create",
    body: z.object({
      ...ExportMetricsInput.shape,
      query: ExportMetricsInput.shape.query.describe("As for /analytics/query"),
    }),
    status: 200,
    response: null,
    rateLimit: 60,
    async handle(ctx, { body: { query, ...rest }, reply }) {
      const { order_by, ...asked } = query;
      const question = order_by === undefined ? asked : { ...asked, orderBy: order_by };
      const { name, mediaType, bytes } = await exportMetrics(ctx, { ...rest, query: question });
      reply.header("content-type", mediaType).header("content-disposition", `attachment; filename="${name}"`);
      return reply.send(Buffer.from(bytes));
    },
  }),
];
