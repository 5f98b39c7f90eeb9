import { shapeProblem, type TileKind, tileNeeds } from "@parley/core/dashboards/tile";
import type { BoardQuery } from "../board-wire.ts";

type Drawn = Exclude<TileKind, "text">;

/** What each kind begins with, where the tile before has nothing that fits. */
const START: Record<Drawn, { measures: string[]; dimensions: string[] }> = {
  kpi: { measures: ["calls"], dimensions: [] },
  line: { measures: ["calls"], dimensions: ["day"] },
  area: { measures: ["calls"], dimensions: ["day"] },
  bar: { measures: ["calls"], dimensions: ["source"] },
  combo: { measures: ["calls", "answer_rate"], dimensions: ["day"] },
  donut: { measures: ["calls"], dimensions: ["status"] },
  funnel: { measures: ["calls", "qualified_calls", "conversions"], dimensions: [] },
  heat_map: { measures: ["calls"], dimensions: ["weekday", "hour_of_day"] },
  map: { measures: ["calls"], dimensions: ["state"] },
  table: { measures: ["calls", "conversions"], dimensions: ["source"] },
};

/** Kinds whose rows are names, of which the first so many are shown. */
const LIMITED: Partial<Record<Drawn, number>> = { bar: 10, donut: 20, table: 20 };

/** A query changed as little as another kind needs: what is chosen stays as far as it fits, what is missing is filled in. */
export function fitQuery(kind: Drawn, query: BoardQuery): BoardQuery {
  const start = START[kind];
  const needs = tileNeeds[kind];
  const measures = fit(query.measures, start.measures, needs.measures);
  let dimensions = fit(query.dimensions, start.dimensions, needs.dimensions);
  if (shapeProblem(kind, { measures, dimensions })?.field === "dimensions") dimensions = start.dimensions;
  const asked = { measures, dimensions };
  if (shapeProblem(kind, asked)) asked.dimensions = dimensions.slice(0, needs.dimensions[0]);
  const keys = [...asked.measures, ...asked.dimensions];
  const { limit: _limit, ...rest } = query;
  const limit = LIMITED[kind] === undefined ? undefined : (query.limit ?? LIMITED[kind]);
  return {
    ...rest,
    ...asked,
    order_by: query.order_by.filter(({ key }) => keys.includes(key)),
    ...(limit === undefined ? {} : { limit }),
  };
}

function fit(chosen: string[], start: string[], [least, most]: readonly [number, number]): string[] {
  const kept = chosen.slice(0, most);
  const more = start.filter((key) => !kept.includes(key));
  return [...kept, ...more.slice(0, Math.max(0, least - kept.length))];
}
