import {
  CreateDashboardLinkInput,
  createDashboard,
  createDashboardLink,
  deleteDashboard,
  duplicateDashboard,
  getDashboard,
  listDashboardLinks,
  listDashboards,
  revokeDashboardLink,
  updateDashboard,
} from "@parley/core/dashboards";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import {
  CreateDashboardBody,
  DashboardAnswer,
  DashboardLinkAnswer,
  DashboardSummaryAnswer,
  dashboardToWire,
  tilesFromWire,
  UpdateDashboardBody,
} from "./dashboard-wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const params = z.object({ id: z.string().describe("Id of the board (dash_...)") });
const tag = "Dashboards";

/** Boards of an organization's own, and their public links. */
export function dashboardRoutes({ config: { publicUrl } }: Services): RouteDeclaration[] {
  return [
    route({
      method: "GET",
      url: "/dashboards",
      operation: "listDashboards",
      summary: "Boards of the team and your own, newest first",
      tag,
      permission: "analytics.query",
      query: pageQuery,
      response: pageOf(DashboardSummaryAnswer),
      async handle(ctx, { query }) {
        const page = await listDashboards(ctx, pageInput("dash", query));
        return pageAnswer(page, (uuid) => encodeId("dash", uuid), toWire);
      },
    }),
    route({
      method: "POST",
      url: "/dashboards",
      operation: "createDashboard",
      summary: "Make a board of tiles, each a metric query and how it is drawn",
      tag,
      permission: "dashboards.build",
      body: CreateDashboardBody,
      status: 201,
      response: DashboardAnswer,
      idempotent: true,
      async handle(ctx, { body: { tiles, ...body } }) {
        return dashboardToWire(await createDashboard(ctx, { ...body, tiles: tiles && tilesFromWire(tiles) }));
      },
    }),
    route({
      method: "GET",
      url: "/dashboards/:id",
      operation: "getDashboard",
      summary: "One board with its tiles",
      tag,
      permission: "analytics.query",
      params,
      response: DashboardAnswer,
      handle: async (ctx, { params }) => dashboardToWire(await getDashboard(ctx, params.id)),
    }),
    route({
      method: "PATCH",
      url: "/dashboards/:id",
      operation: "updateDashboard",
      summary: "Change a board; refused with 409 when somebody else did meanwhile",
      tag,
      permission: "dashboards.build",
      params,
      body: UpdateDashboardBody,
      response: DashboardAnswer,
      async handle(ctx, { params, body: { tiles, ...body } }) {
        return dashboardToWire(
          await updateDashboard(ctx, params.id, { ...body, ...(tiles ? { tiles: tilesFromWire(tiles) } : {}) }),
        );
      },
    }),
    route({
      method: "DELETE",
      url: "/dashboards/:id",
      operation: "deleteDashboard",
      summary: "Delete a board; its public links end at once",
      tag,
      permission: "dashboards.build",
      params,
      response: null,
      handle: (ctx, { params }) => deleteDashboard(ctx, params.id),
    }),
    route({
      method: "POST",
      url: "/dashboards/:id/duplicate",
      operation: "duplicateDashboard",
      summary: "Copy a board, without its public links",
      tag,
      permission: "dashboards.build",
      params,
      status: 201,
      response: DashboardAnswer,
      idempotent: true,
      handle: async (ctx, { params }) => dashboardToWire(await duplicateDashboard(ctx, params.id)),
    }),
    route({
      method: "GET",
      url: "/dashboards/:id/links",
      operation: "listDashboardLinks",
      summary: "Public links of a board, newest first, those that ended included",
      tag,
      permission: "dashboards.build",
      params,
      response: z.object({ data: z.array(DashboardLinkAnswer) }),
      handle: async (ctx, { params }) => ({ data: toWire(await listDashboardLinks(ctx, params.id)) }),
    }),
    route({
      method: "POST",
      url: "/dashboards/:id/links",
      operation: "createDashboardLink",
      summary: "Make a public link; its address is in this answer and nowhere else",
      tag,
      permission: "dashboards.build",
      params,
      body: z.object({
        expires_at: z.iso.datetime("Write a time as 2026-12-31T00:00:00Z.").describe("At most a year from now"),
        password: CreateDashboardLinkInput.shape.password,
      }),
      status: 201,
      response: DashboardLinkAnswer.extend({ token: z.string(), url: z.string() }),
      async handle(ctx, { params, body: { expires_at, password } }) {
        const link = await createDashboardLink(ctx, params.id, { expiresAt: expires_at, password });
        return toWire({ ...link, url: `${publicUrl}/d/${link.token}` });
      },
    }),
    route({
      method: "DELETE",
      url: "/dashboards/:id/links/:link_id",
      operation: "revokeDashboardLink",
      summary: "End a public link at once",
      tag,
      permission: "dashboards.build",
      params: params.extend({ link_id: z.string().describe("Id of the link (link_...)") }),
      response: null,
      handle: (ctx, { params }) => revokeDashboardLink(ctx, params.id, params.link_id),
    }),
  ];
}
