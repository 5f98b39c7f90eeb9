import { expect, test } from "vitest";
import { type MarkedRow, shownColumns } from "./shown-columns.ts";

const row = (wrong: number | null): MarkedRow => ({ row: 1, line: 2, reason: "", cells: [], wrong });

test("of a wide file the wrong columns are shown, and the first ones beside them", () => {
  expect(shownColumns([row(40), row(7), row(40)], 103)).toEqual([7, 40, 0, 1, 2]);
  expect(shownColumns([row(1)], 103)).toEqual([1, 0, 2]);
});

test("everything is shown when little is there or the wrong cell is not known", () => {
  expect(shownColumns([row(1)], 3)).toEqual([0, 1, 2]);
  expect(shownColumns([row(40), row(null)], 50)).toHaveLength(50);
});
