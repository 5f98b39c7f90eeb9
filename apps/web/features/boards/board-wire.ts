import { type TileKind, tileQuestion } from "@parley/core/dashboards/tile";
import type { components } from "@parley/sdk";
import type { MetricQuestion } from "@/features/dashboards/filters/question.ts";

export type Board = components["schemas"]["Dashboard"];
export type BoardSummary = components["schemas"]["DashboardSummary"];
export type BoardLink = components["schemas"]["DashboardLink"];
export type PublicBoard = components["schemas"]["PublicDashboard"];
/** A tile as it is edited. */
export type BoardTile = components["schemas"]["DashboardTile"];
export type BoardQuery = NonNullable<BoardTile["query"]>;
/** What a board is about at the moment. */
export type BoardScope = Board["scope"];
/** A tile as it is drawn: what it asks is not known to a visitor. */
export type ShownTile = Omit<BoardTile, "query">;

/** First part of the keys under which boards are kept. */
export const BOARDS = "boards";

export const KIND_WORDS: Record<TileKind, string> = {
  kpi: "Number",
  line: "Line",
  area: "Area",
  bar: "Bars",
  combo: "Bars and lines",
  donut: "Donut",
  funnel: "Funnel",
  heat_map: "Heat map",
  map: "Map",
  table: "Table",
  text: "Text",
};

/** What a tile asks the catalogue while the board is about `scope`; by the same rule as behind a public link. */
export function questionOfTile(
  { query, options }: BoardTile & { query: BoardQuery },
  scope: BoardScope,
): MetricQuestion {
  const { order_by, ...rest } = query;
  const { orderBy, ...question } = tileQuestion({ ...rest, orderBy: order_by }, options, scope);
  return { ...question, order_by: orderBy } as MetricQuestion;
}
