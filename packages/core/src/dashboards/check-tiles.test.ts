import { DomainError } from "@parley/platform";
import { describe, expect, test } from "vitest";
import { checkTiles } from "./check-tiles.ts";

const place = { x: 0, y: 0, w: 3, h: 3 };
const kpi = (more: object = {}) => ({
  id: "a",
  kind: "kpi",
  title: "Calls",
  ...place,
  query: { measures: ["calls"] },
  ...more,
});

function mistakes(...tiles: object[]): string[] {
  try {
    checkTiles(tiles);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.fields.map(({ pointer, message }) => `${pointer} ${message}`);
  }
}

describe("checkTiles", () => {
  test("keeps what a tile asks, with the range as it was said", () => {
    const [tile] = checkTiles([kpi({ query: { measures: ["calls"], grain: "day", range: { preset: "today" } } })]);
    expect(tile).toMatchObject({
      id: "a",
      kind: "kpi",
      options: {},
      query: { dimensions: ["day"], range: { preset: "today" } },
    });
  });

  test("a mistake names the tile and the field, in every tile that has one", () => {
    expect(
      mistakes(
        kpi({ title: "First", query: { measures: ["cals"] } }),
        kpi({ id: "b", title: "Second", query: { measures: ["calls"], dimensions: ["nope"] } }),
        kpi({ id: "c", title: "Third", x: 10 }),
        kpi({ id: "d", title: "Fourth", w: 0 }),
        kpi({ id: "e", title: "Fifth", colour: "red" }),
      ).map((words) => words.replace(/The nearest.*/, "")),
    ).toEqual([
      "/tiles/0/query/measures/0 Tile “First”: There is no measure 'cals'. ",
      expect.stringMatching(/^\/tiles\/1\/query\/dimensions\/0 Tile “Second”: There is no dimension 'nope'/),
      "/tiles/2/w Tile “Third”: The tile reaches beyond the twelfth column.",
      "/tiles/3/w Tile “Fourth”: Use at least 1.",
      expect.stringMatching(/^\/tiles\/4 Tile “Fifth”: /),
    ]);
  });

  test.each([
    ["donut", { measures: ["calls", "conversions"], dimensions: ["source"] }, "/measures"],
    ["donut", { measures: ["calls"] }, "/dimensions"],
    ["line", { measures: ["calls"], dimensions: ["source"] }, "/dimensions"],
    ["bar", { measures: ["calls", "conversions"], dimensions: ["source", "medium"] }, "/measures"],
    ["combo", { measures: ["calls"], dimensions: ["day"] }, "/measures"],
    ["funnel", { measures: ["calls", "conversions"], dimensions: ["source"] }, "/dimensions"],
    ["heat_map", { measures: ["calls"], dimensions: ["weekday"] }, "/dimensions"],
    ["map", { measures: ["calls"], dimensions: ["city"] }, "/dimensions"],
  ])("a %s cannot draw %j", (kind, query, field) => {
    expect(mistakes(kpi({ kind, query }))).toEqual([expect.stringMatching(`^/tiles/0/query${field} Tile “Calls”: `)]);
  });

  test("a text tile has words and asks nothing, any other the other way round", () => {
    const text = { id: "t", kind: "text", title: "", ...place };
    expect(checkTiles([{ ...text, text: "Line one\nline two" }])[0]).toMatchObject({ text: "Line one\nline two" });
    expect(mistakes({ ...text, text: " " })).toHaveLength(1);
    expect(mistakes({ ...text, text: "x", query: { measures: ["calls"] } })).toHaveLength(1);
    expect(mistakes(kpi({ query: undefined }))).toHaveLength(1);
    expect(mistakes(kpi({ text: "x" }))).toHaveLength(1);
  });

  test("two tiles of one id, and what is no tile at all, are refused", () => {
    expect(mistakes(kpi(), kpi())).toEqual(["/tiles/1/id Tile “Calls”: Another tile has the id 'a'."]);
    expect(() => checkTiles([null, 3])).toThrow(DomainError);
  });

  test("a filter of the board that a tile cannot have is told with the tile's name", () => {
    const spend = kpi({ title: "Spend", query: { measures: ["ad_spend"] } });
    const filters = [{ dimension: "state", op: "is", values: ["CA"] }];
    expect(() => checkTiles([spend], filters)).toThrow(/Tile “Spend”: With the board's filters: Ad spend has no state/);
  });
});
