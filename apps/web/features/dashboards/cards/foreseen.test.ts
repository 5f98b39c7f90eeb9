import { expect, test } from "vitest";
import { foreseen } from "./foreseen.ts";

const foresight = {
  odd: new Map([["2026-03-02", 41.4]]),
  ahead: ["2026-03-03", "2026-03-04"].map((day) => ({ day, value: 5, low: 3, high: 7 })),
};

test("the days to come follow the last day shown; the day on screen is not foreseen once more", () => {
  expect(foreseen(foresight, "day", ["2026-03-02", "2026-03-03"])).toEqual({
    anomalies: [{ index: 0, expected: 41 }],
    ahead: ["2026-03-04"],
    forecast: { mean: [5], low: [3], high: [7] },
  });
});

test("a chart of other days, or of weeks, has nothing after it", () => {
  expect(foreseen(foresight, "day", ["2025-12-31"]).ahead).toEqual([]);
  expect(foreseen(foresight, "week", ["2026-03-02"])).toEqual({ anomalies: [], ahead: [], forecast: undefined });
});
