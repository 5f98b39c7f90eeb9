import type { BoardQuery, BoardTile } from "../board-wire.ts";
import type { Draft } from "../draft.ts";
import { fitQuery } from "../editor/fit-query.ts";

type Drawn = Exclude<BoardTile["kind"], "text">;
type Placed = [x: number, y: number, w: number, h: number];

const scope = { range: { preset: "last_30_days" }, compare: "previous_period", filters: [] } as const;
const query: BoardQuery = {
  measures: [],
  dimensions: [],
  filters: [],
  range: scope.range,
  compare: "none",
  order_by: [],
};

function tile(
  kind: Drawn,
  title: string,
  [x, y, w, h]: Placed,
  measures: string[],
  dimensions: string[] = [],
): BoardTile {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  return { id, kind, title, x, y, w, h, options: {}, query: fitQuery(kind, { ...query, measures, dimensions }) };
}

/** What an organization without boards can begin with. */
export const STARTING_BOARDS: { key: string; about: string; draft: Draft }[] = [
  {
    key: "front-desk",
    about: "How many call, who is reached, and when to be there.",
    draft: {
      name: "Front desk",
      scope: { ...scope, filters: [] },
      tiles: [
        tile("kpi", "Calls", [0, 0, 3, 3], ["calls"], ["day"]),
        tile("kpi", "Answered", [3, 0, 3, 3], ["answered_calls", "answer_rate"], ["day"]),
        tile("kpi", "Missed", [6, 0, 3, 3], ["missed_calls", "missed_rate"], ["day"]),
        tile("kpi", "Speed to answer", [9, 0, 3, 3], ["avg_ring_time"], ["day"]),
        tile("line", "Calls over time", [0, 3, 8, 6], ["calls", "answered_calls", "missed_calls"], ["day"]),
        tile("donut", "Status", [8, 3, 4, 6], ["calls"], ["status"]),
        tile("heat_map", "Calls by weekday and hour", [0, 9, 7, 6], ["calls"], ["weekday", "hour_of_day"]),
        tile("table", "Agents", [7, 9, 5, 6], ["calls", "avg_talk_time", "avg_score"], ["agent"]),
      ],
    },
  },
  {
    key: "marketing",
    about: "Which sources bring calls, and what becomes of them.",
    draft: {
      name: "Marketing",
      scope: { ...scope, filters: [] },
      tiles: [
        tile("kpi", "First-time callers", [0, 0, 3, 3], ["first_time_callers"], ["day"]),
        tile("kpi", "Conversions", [3, 0, 3, 3], ["conversions", "conversion_rate_of_answered"], ["day"]),
        tile("kpi", "Revenue", [6, 0, 3, 3], ["revenue"], ["day"]),
        tile("kpi", "Revenue per call", [9, 0, 3, 3], ["revenue_per_call"], ["day"]),
        tile("combo", "Calls and conversion rate", [0, 3, 7, 6], ["calls", "conversion_rate_of_answered"], ["day"]),
        tile(
          "funnel",
          "From call to sale",
          [7, 3, 5, 6],
          ["calls", "answered_calls", "qualified_calls", "conversions"],
        ),
        tile("bar", "Top sources", [0, 9, 4, 7], ["calls"], ["source"]),
        tile(
          "table",
          "Campaigns",
          [4, 9, 8, 7],
          ["calls", "conversions", "conversion_rate_of_answered", "revenue"],
          ["campaign"],
        ),
      ],
    },
  },
];
