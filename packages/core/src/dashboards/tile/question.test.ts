import { describe, expect, test } from "vitest";
import { type BoardScope, type TileQuery, tileQuestion } from "./index.ts";

const query: TileQuery = {
  measures: ["calls"],
  dimensions: ["day"],
  filters: [{ dimension: "source", op: "is", values: ["Yelp"] }],
  range: { preset: "today" },
  orderBy: [{ key: "day", direction: "asc" }],
};
const scope: BoardScope = {
  range: { preset: "this_year" },
  compare: "previous_year",
  filters: [{ dimension: "state", op: "is_not", values: ["CA"] }],
};

describe("tileQuestion", () => {
  test("the board's days, comparison and filters stand over the tile's, and time is told in steps that fit them", () => {
    expect(tileQuestion(query, {}, scope)).toEqual({
      ...{ measures: ["calls"], dimensions: ["week"], range: { preset: "this_year" }, compare: "previous_year" },
      filters: [...query.filters, ...scope.filters],
      orderBy: [{ key: "week", direction: "asc" }],
    });
  });

  test("a tile may keep its own days and its own steps", () => {
    expect(tileQuestion(query, { days: "own" }, scope)).toMatchObject({
      range: { preset: "today" },
      dimensions: ["hour_of_day"],
    });
    expect(tileQuestion(query, { grain: "fixed" }, scope)).toMatchObject({ dimensions: ["day"] });
  });

  test.each([
    [{ from: "2026-03-01", to: "2026-03-01" }, "hour_of_day"],
    [{ from: "2026-01-01", to: "2026-03-31" }, "day"],
    [{ from: "2025-01-01", to: "2025-12-31" }, "week"],
    [{ from: "2020-01-01", to: "2026-12-31" }, "month"],
    [{ preset: "all_time" }, "month"],
  ])("%j is told by %s", (range, grain) => {
    expect(tileQuestion(query, {}, { ...scope, range }).dimensions).toEqual([grain]);
  });

  test("what is not time stays as it is", () => {
    expect(tileQuestion({ ...query, dimensions: ["source"], orderBy: [] }, {}, scope).dimensions).toEqual(["source"]);
    expect(tileQuestion({ ...query, dimensions: [], orderBy: [] }, {}, scope).dimensions).toEqual([]);
  });
});
