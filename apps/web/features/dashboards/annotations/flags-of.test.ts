import { expect, test } from "vitest";
import { flagsOf } from "./flags-of.ts";

const notes = [{ id: "ann_1", day: "2026-03-04", text: "New number" }];
const range = { from: "2026-03-01", to: "2026-03-31" };

test("a note stands at the day, week or month that it fell into, and not on a chart of other days", () => {
  expect(flagsOf(notes, "day", ["2026-03-03", "2026-03-04"], range)[0]?.index).toBe(1);
  expect(flagsOf(notes, "week", ["2026-02-23", "2026-03-02"], range)[0]?.index).toBe(1);
  expect(flagsOf(notes, "month", ["2026-03-01"], range)[0]?.index).toBe(0);
  expect(flagsOf(notes, "day", ["2026-03-05"], range)).toEqual([]);
  expect(flagsOf(notes, "hour_of_day", [0, 1, 2], range)).toEqual([]);
});
