import { describe, expect, test } from "vitest";
import { bucketOf, bucketsOf, daysOfBucket, readRange, toMetricRange, writeRange } from "./range.ts";

describe("bucketOf", () => {
  test("a chart has neither one point nor hundreds, whatever the days", () => {
    expect(bucketOf({ preset: "today" })).toBe("hour_of_day");
    expect(bucketOf({ from: "2026-03-01", to: "2026-03-01" })).toBe("hour_of_day");
    expect(bucketOf({ from: "2026-01-01", to: "2026-03-31" })).toBe("day");
    expect(bucketOf({ from: "2025-01-01", to: "2025-12-31" })).toBe("week");
    expect(bucketOf({ from: "2024-01-01", to: "2026-12-31" })).toBe("month");
  });
});

describe("bucketOf with a wish", () => {
  test("a wish that the days do not allow falls back to theirs", () => {
    expect(bucketOf({ preset: "last_30_days" }, "week")).toBe("week");
    expect(bucketOf({ preset: "last_30_days" }, "hour_of_day")).toBe("day");
    expect(bucketOf({ preset: "today" }, "month")).toBe("hour_of_day");
    expect(bucketsOf({ preset: "this_year" })).toContain("day");
  });
});

describe("a range as a word", () => {
  test("comes back as it was, and other words are none", () => {
    const ranges = [{ preset: "last_year" as const }, { from: "2026-01-01", to: "2026-01-31" }];
    expect(ranges.map((range) => readRange(writeRange(range)))).toEqual(ranges);
    expect([readRange("2026-02-01..2026-01-01"), readRange("soon"), readRange("")]).toEqual([null, null, null]);
  });
});

describe("daysOfBucket", () => {
  const range = { from: "2026-01-30", to: "2026-02-17" };

  test("a week or month that juts out of the range is cut to it, so that the list has the chart's calls", () => {
    expect(daysOfBucket("week", "2026-01-26", range)).toEqual({ from: "2026-01-30", to: "2026-02-01" });
    expect(daysOfBucket("week", "2026-02-16", range)).toEqual({ from: "2026-02-16", to: "2026-02-17" });
    expect(daysOfBucket("month", "2026-01-01", range)).toEqual({ from: "2026-01-30", to: "2026-01-31" });
    expect(daysOfBucket("month", "2026-02-01", range)).toEqual({ from: "2026-02-01", to: "2026-02-17" });
  });

  test("a day is itself, and an hour is no range of days", () => {
    expect(daysOfBucket("day", "2026-02-02", range)).toEqual({ from: "2026-02-02", to: "2026-02-02" });
    expect(daysOfBucket("hour_of_day", "9", range)).toBeNull();
  });
});

describe("toMetricRange", () => {
  test("days in the address win over the preset, unless they run backwards", () => {
    expect(toMetricRange("last_7_days", "2026-01-01", "2026-01-31")).toEqual({ from: "2026-01-01", to: "2026-01-31" });
    expect(toMetricRange("last_7_days", "2026-02-01", "2026-01-31")).toEqual({ preset: "last_7_days" });
    expect(toMetricRange("last_7_days", "2026-02-01", null)).toEqual({ preset: "last_7_days" });
  });
});
