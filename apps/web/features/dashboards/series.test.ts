import { describe, expect, test } from "vitest";
import type { MetricResult } from "./filters/question.ts";
import { toSeries } from "./series.ts";

function result(rows: MetricResult["rows"], from: string, to: string): MetricResult {
  return {
    rows,
    comparison: null,
    resolved_range: { from, to },
    timezone: "America/New_York",
    definitions: [{ key: "calls" }],
  } as unknown as MetricResult;
}

describe("toSeries", () => {
  // 22:30 of 20 March in New York, already 21 March in UTC.
  const now = new Date("2026-03-21T02:30:00Z");

  test("hours of today that are still to come are left out instead of drawn as zero", () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ hour_of_day: hour, calls: hour }));
    const series = toSeries(result(hours, "2026-03-20", "2026-03-20"), "hour_of_day", now);
    expect(series.keys.at(-1)).toBe(22);
    expect(series.running).toBe(true);
  });

  test("a day of the past keeps all its hours", () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ hour_of_day: hour, calls: hour }));
    const series = toSeries(result(hours, "2026-03-19", "2026-03-19"), "hour_of_day", now);
    expect(series.values.calls).toHaveLength(24);
    expect(series.running).toBe(false);
  });

  test("what has no value stays unknown", () => {
    const rows = [
      { day: "2026-03-01", calls: null },
      { day: "2026-03-02", calls: 4 },
    ];
    expect(toSeries(result(rows, "2026-03-01", "2026-03-02"), "day", now).values.calls).toEqual([null, 4]);
  });
});
