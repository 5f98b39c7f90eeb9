import { fittingGrain, grains, type TileRange } from "./fitting-grain.ts";

export interface TileFilter {
  dimension: string;
  op: string;
  values: (string | null)[];
}

/** What a tile asks: a metric query as it is stored. Names are those of the verbs, here and in the browser alike. */
export interface TileQuery {
  measures: string[];
  dimensions: string[];
  filters: TileFilter[];
  range: TileRange;
  orderBy: { key: string; direction: "asc" | "desc" }[];
  limit?: number;
}

export interface TileOptions {
  /** Bars and areas on top of each other. */
  stacked?: boolean;
  /** `own`: the tile keeps its own days when the board's change. */
  days?: "board" | "own";
  /** `fixed`: days stay days over years, too; otherwise the steps of time follow the days that are shown. */
  grain?: "auto" | "fixed";
}

/** What a board is about at the moment; it stands over what its tiles ask. */
export interface BoardScope {
  range: TileRange;
  compare: "previous_period" | "previous_year" | "none";
  filters: TileFilter[];
}

export interface TileQuestion extends TileQuery {
  compare: BoardScope["compare"];
}

/** The question that a tile asks on a board: the same for the page that is edited and for the public one. */
export function tileQuestion(query: TileQuery, options: TileOptions, scope: BoardScope): TileQuestion {
  const range = options.days === "own" ? query.range : scope.range;
  const [first, ...rest] = query.dimensions;
  const follows = options.grain !== "fixed" && first !== undefined && grains.includes(first);
  const grain = follows ? fittingGrain(range) : first;
  const renamed = (key: string) => (follows && key === first ? grain! : key);
  return {
    ...query,
    range,
    compare: scope.compare,
    dimensions: grain === undefined ? [] : [grain, ...rest.filter((key) => key !== grain)],
    filters: [...query.filters, ...scope.filters],
    orderBy: query.orderBy.map(({ key, direction }) => ({ key: renamed(key), direction })),
  };
}
