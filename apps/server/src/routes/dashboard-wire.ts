import { BoardName, type Dashboard, ScopeInput, TileInput, visibilities } from "@parley/core/dashboards";
import { tileKinds } from "@parley/core/dashboards/tile";
import { z } from "zod";
import { toWire } from "../http/wire.ts";
import { MetricResultAnswer } from "./analytics-wire.ts";

const Filter = z.object({
  dimension: z.string(),
  op: z.string(),
  values: z.array(z.string().nullable()),
});
const Range = z.union([z.object({ preset: z.string() }), z.object({ from: z.string(), to: z.string() })]);
const compare = z.enum(["previous_period", "previous_year", "none"]);

const TilePlace = {
  id: z.string(),
  kind: z.enum(tileKinds),
  title: z.string(),
  x: z.number().describe("Column, 0 to 11"),
  y: z.number().describe("Row, from 0"),
  w: z.number().describe("Columns, 1 to 12"),
  h: z.number().describe("Rows of 40 px with 12 px between them"),
};

const TileOptions = z.object({
  stacked: z.boolean().optional(),
  days: z.enum(["board", "own"]).optional().describe("`own`: keeps its own days when the board's change"),
  grain: z.enum(["auto", "fixed"]).optional().describe("`fixed`: the step of time does not follow the days shown"),
});

const PublicTile = z.object({ ...TilePlace, text: z.string().optional(), options: TileOptions });

const TileAnswer = PublicTile.extend({
  query: z
    .object({
      measures: z.array(z.string()),
      dimensions: z.array(z.string()),
      filters: z.array(Filter),
      range: Range,
      compare,
      order_by: z.array(z.object({ key: z.string(), direction: z.enum(["asc", "desc"]) })),
      limit: z.number().optional(),
      timezone: z.string().optional(),
    })
    .optional()
    .describe("As for /analytics/query; a text tile has none"),
}).meta({ id: "DashboardTile" });

const About = {
  id: z.string(),
  name: z.string(),
  visibility: z.enum(visibilities),
  version: z.number().describe("Send it back with a change"),
  mine: z.boolean(),
  created_by: z.string().nullable().describe("Name of the person; null for a program"),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
};

export const DashboardAnswer = z
  .object({
    ...About,
    tiles: z.array(TileAnswer),
    scope: z.object({ range: Range, compare, filters: z.array(Filter) }).describe("What the board opens with"),
  })
  .meta({ id: "Dashboard" });

export const DashboardSummaryAnswer = z
  .object({
    ...About,
    layout: z.array(z.object(TilePlace).omit({ title: true })),
    links: z.number().describe("Public links that work now"),
  })
  .meta({ id: "DashboardSummary" });

export const DashboardLinkAnswer = z
  .object({
    id: z.string(),
    state: z.enum(["active", "expired", "revoked"]),
    has_password: z.boolean(),
    expires_at: z.iso.datetime(),
    revoked_at: z.iso.datetime().nullable(),
    last_seen_at: z.iso.datetime().nullable(),
    created_by: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "DashboardLink" });

const { query_id: _query, comparison, ...resultShape } = MetricResultAnswer.shape;
const PublicResult = z.object({ ...resultShape, comparison: comparison.unwrap().omit({ query_id: true }).nullable() });

export const PublicDashboardAnswer = z
  .object({
    name: z.string(),
    tiles: z.array(PublicTile),
    results: z.array(
      z.union([
        z.object({ id: z.string(), result: PublicResult }),
        z.object({ id: z.string(), problem: z.object({ code: z.string(), detail: z.string() }) }),
      ]),
    ),
    locale: z.string(),
    timezone: z.string(),
    currency: z.string(),
    as_of: z.iso.datetime(),
  })
  .meta({ id: "PublicDashboard" });

/** Checked by the verb, so that a mistake names its tile; documented here by what the API gives back. */
const tiles = z
  .array(
    z.record(z.string(), z.unknown()).describe(`A tile: ${Object.keys(TileInput.shape).join(", ")}, as in the answer`),
  )
  .describe("At most 60");

export const CreateDashboardBody = z.object({
  name: BoardName,
  visibility: z.enum(visibilities).optional().describe("Private unless said otherwise; a key makes team boards only"),
  tiles: tiles.optional(),
  scope: ScopeInput.optional(),
});

export const UpdateDashboardBody = CreateDashboardBody.partial().extend({
  version: z.int().describe("The version that was changed; a later one meanwhile answers 409 stale_version"),
});

/** Tiles as the verbs take them: only the query's order has another name there. */
export function tilesFromWire(sent: Record<string, unknown>[]): Record<string, unknown>[] {
  return sent.map((tile) => {
    const { query } = tile;
    if (typeof query !== "object" || query === null || !("order_by" in query)) return tile;
    const { order_by, ...rest } = query;
    return { ...tile, query: { ...rest, orderBy: order_by } };
  });
}

export const dashboardToWire = (board: Dashboard) => toWire(board) as z.input<typeof DashboardAnswer>;
