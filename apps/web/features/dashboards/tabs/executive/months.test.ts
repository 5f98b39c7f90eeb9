import { expect, test } from "vitest";
import type { MetricResult } from "../../filters/question.ts";
import { monthRows, monthsBefore } from "./months.ts";

test("months are counted back over the turn of the year", () => {
  expect(monthsBefore("2026-03-31", 0)).toBe("2026-03-01");
  expect(monthsBefore("2026-03-31", 6)).toBe("2025-09-01");
});

test("a whole month is compared with the month before, the running one with the same elapsed part only", () => {
  const byMonth = {
    rows: [
      { month: "2026-01-01", calls: 0 },
      { month: "2026-02-01", calls: 100 },
      { month: "2026-03-01", calls: 150 },
      { month: "2026-04-01", calls: 60 },
    ],
  } as unknown as MetricResult;
  const running = {
    resolved_range: { from: "2026-04-01", to: "2026-04-30" },
    comparison: { change: { calls: 0.2 } },
  } as unknown as MetricResult;
  expect(monthRows(byMonth, running, ["calls"])).toEqual([
    { month: "2026-04-01", isRunning: true, values: { calls: 60 }, change: { calls: 0.2 } },
    { month: "2026-03-01", isRunning: false, values: { calls: 150 }, change: { calls: 0.5 } },
    { month: "2026-02-01", isRunning: false, values: { calls: 100 }, change: { calls: null } },
  ]);
});
