import { expect, test } from "vitest";
import type { MetricResult } from "../filters/question.ts";
import { orderedRows } from "./ordered-rows.ts";

const result = {
  rows: [
    { score_band: "4-5", calls: 3, avg: 4.5 },
    { score_band: null, calls: 9, avg: null },
  ],
  definitions: [
    { key: "calls", unit: "count" },
    { key: "avg", unit: "score" },
  ],
} as unknown as MetricResult;

test("a band that no call fell into is an empty bar, a mean of none stays unknown, and unscored calls are no band", () => {
  const rows = orderedRows(result, "score_band");
  expect(rows.map((row) => [row.score_band, row.calls])).toEqual([
    ...[
      ["0-1", 0],
      ["1-2", 0],
      ["2-3", 0],
      ["3-4", 0],
    ],
    ["4-5", 3],
  ]);
  expect(rows[0]).not.toHaveProperty("avg");
});

test("names keep the order of the answer", () => {
  expect(orderedRows(result, "source")).toBe(result.rows);
});
