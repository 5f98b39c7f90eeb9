import { expect, test } from "vitest";
import { fitCells } from "./fit-cells.ts";

test("a mended row has a cell for each column, and no text of it is lost", () => {
  expect(fitCells(["a"], 3)).toEqual(["a", "", ""]);
  expect(fitCells(["a", "b", " ", ""], 2)).toEqual(["a", "b"]);
  expect(fitCells(["a", "b", "c"], 2)).toEqual(["a", "b", "c"]);
});
