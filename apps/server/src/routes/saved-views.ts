import {
  CreateSavedViewInput,
  createSavedView,
  deleteSavedView,
  ListSavedViewsInput,
  listSavedViews,
  UpdateSavedViewInput,
  updateSavedView,
} from "@parley/core/saved-views";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";

const SavedViewAnswer = z
  .object({
    id: z.string(),
    page: ListSavedViewsInput.shape.page,
    name: z.string(),
    visibility: z.enum(["private", "team"]),
    query: z.string().describe("The address's query, without the question mark"),
    is_default: z.boolean(),
    mine: z.boolean().describe("Whether the one who asks made it"),
  })
  .meta({ id: "SavedView" });

const ViewParams = z.object({ id: z.string().describe("Id of the view (view_...)") });

/** Ranges, comparisons, filters and sorts of a page under a name. */
export const savedViewRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/saved_views",
    operation: "listSavedViews",
    summary: "Views of a page: one's own and the team's, by name",
    tag: "Saved views",
    permission: "analytics.query",
    query: ListSavedViewsInput,
    response: z.object({
      data: z.array(SavedViewAnswer),
      default_id: z.string().nullable().describe("What the page opens with: one's own default, else the team's"),
    }),
    async handle(ctx, { query }) {
      const { views, defaultId } = await listSavedViews(ctx, query);
      return { data: toWire(views), default_id: defaultId };
    },
  }),
  route({
    method: "POST",
    url: "/saved_views",
    operation: "createSavedView",
    summary: "Keep a page's query under a name; for the team with dashboards.build",
    tag: "Saved views",
    permission: "analytics.query",
    body: wireSchema(CreateSavedViewInput),
    status: 201,
    response: SavedViewAnswer,
    idempotent: true,
    handle: async (ctx, { body }) => toWire(await createSavedView(ctx, fromWire(body) as CreateSavedViewInput)),
  }),
  route({
    method: "PATCH",
    url: "/saved_views/:id",
    operation: "updateSavedView",
    summary: "Change a view's name, query or visibility, or make it the default",
    tag: "Saved views",
    permission: "analytics.query",
    params: ViewParams,
    body: wireSchema(UpdateSavedViewInput),
    response: SavedViewAnswer,
    handle: async (ctx, { params, body }) => toWire(await updateSavedView(ctx, params.id, fromWire(body))),
  }),
  route({
    method: "DELETE",
    url: "/saved_views/:id",
    operation: "deleteSavedView",
    summary: "Delete one's own view, or one of the team with dashboards.build",
    tag: "Saved views",
    permission: "analytics.query",
    params: ViewParams,
    response: null,
    handle: (ctx, { params }) => deleteSavedView(ctx, params.id),
  }),
];
