import { expect, test } from "vitest";
import { STATE_TILES } from "./state-tiles.ts";

test("fifty states and DC each have a tile of their own", () => {
  const places = Object.values(STATE_TILES).map(([column, row]) => `${column}:${row}`);
  expect(places).toHaveLength(51);
  expect(new Set(places).size).toBe(51);
});
