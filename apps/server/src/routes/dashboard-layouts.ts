import { getLayout, PutLayoutInput, putLayout } from "@parley/core/layouts";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";

const LayoutAnswer = z
  .object({
    tab: PutLayoutInput.shape.tab,
    position: z.array(z.string()).describe("Keys of cards in their order; the others follow in the standard order"),
    hidden: z.array(z.string()),
  })
  .meta({ id: "DashboardLayout" });

const LayoutParams = PutLayoutInput.pick({ tab: true });

/** How each person arranged the cards of a tab. An API key has none. */
export const dashboardLayoutRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/dashboard_layouts/:tab",
    operation: "getDashboardLayout",
    summary: "The signed-in person's arrangement of a tab's cards",
    tag: "Dashboards",
    permission: "analytics.query",
    params: LayoutParams,
    response: LayoutAnswer,
    handle: (ctx, { params }) => getLayout(ctx, params),
  }),
  route({
    method: "PUT",
    url: "/dashboard_layouts/:tab",
    operation: "putDashboardLayout",
    summary: "Replace it; empty lists bring the standard one back",
    tag: "Dashboards",
    permission: "analytics.query",
    params: LayoutParams,
    body: PutLayoutInput.omit({ tab: true }),
    response: LayoutAnswer,
    handle: (ctx, { params, body }) => putLayout(ctx, { ...params, ...body }),
  }),
];
