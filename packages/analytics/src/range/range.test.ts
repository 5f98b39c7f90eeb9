import { describe, expect, test } from "vitest";
import type { Range } from "../query/schema.ts";
import { boundsOf } from "./bounds.ts";
import { compareRange } from "./compare-range.ts";
import { resolveRange } from "./resolve-range.ts";

const ZONE = "America/New_York";
/** Saturday, 31 October 2026, 14:30 in New York; clocks go back the night after. */
const NOW = new Date("2026-10-31T18:30:00Z");

const resolve = (range: Range) => resolveRange(range, ZONE, NOW, { first: "2024-05-01", last: "2026-10-30" });

describe("ranges", () => {
  test.each([
    ["today", "2026-10-31", "2026-10-31"],
    ["yesterday", "2026-10-30", "2026-10-30"],
    ["last_7_days", "2026-10-25", "2026-10-31"],
    ["last_30_days", "2026-10-02", "2026-10-31"],
    ["last_90_days", "2026-08-03", "2026-10-31"],
    ["this_month", "2026-10-01", "2026-10-31"],
    ["last_month", "2026-09-01", "2026-09-30"],
    ["this_quarter", "2026-10-01", "2026-10-31"],
    ["this_year", "2026-01-01", "2026-10-31"],
    ["all_time", "2024-05-01", "2026-10-31"],
  ] as const)("%s is %s to %s", (preset, from, to) => expect(resolve({ preset }).range).toEqual({ from, to }));

  test("what 'today' is depends on the zone", () => {
    const late = new Date("2026-11-01T02:00:00Z");
    expect(resolveRange({ preset: "today" }, ZONE, late, null).range.from).toBe("2026-10-31");
    expect(resolveRange({ preset: "today" }, "Asia/Tokyo", late, null).range.from).toBe("2026-11-01");
  });

  test("a day that clocks make 25 hours long has all of them", () => {
    const { start, end } = boundsOf({ from: "2026-11-01", to: "2026-11-01" }, ZONE);
    expect((Date.parse(end) - Date.parse(start)) / 3_600_000).toBe(25);
  });
});

describe("comparisons", () => {
  const compare = (range: Range, kind: "previous_period" | "previous_year" = "previous_period") =>
    compareRange(resolve(range), kind, ZONE, NOW);

  test("today until now against yesterday until the same time", () => {
    expect(compare({ preset: "today" })).toEqual({
      from: "2026-10-30",
      to: "2026-10-30",
      until: "2026-10-30T18:30:00.000Z",
    });
  });
  test("a running month against as much of the shorter one before as there is", () => {
    expect(compare({ preset: "this_month" })).toMatchObject({
      from: "2026-09-01",
      to: "2026-09-30",
      until: "2026-09-30T18:30:00.000Z",
    });
  });
  test("a whole month against the whole month before, of another length", () => {
    expect(compare({ preset: "last_month" })).toEqual({ from: "2026-08-01", to: "2026-08-31" });
  });
  test("days against as many days before", () => {
    expect(compare({ from: "2026-10-11", to: "2026-10-20" })).toEqual({ from: "2026-10-01", to: "2026-10-10" });
    expect(compare({ preset: "last_7_days" })).toMatchObject({ from: "2026-10-18", to: "2026-10-24" });
  });
  test("the year before", () => {
    expect(compare({ from: "2026-03-01", to: "2026-03-31" }, "previous_year")).toEqual({
      from: "2025-03-01",
      to: "2025-03-31",
    });
  });
  test("before all time there is nothing", () => expect(compare({ preset: "all_time" })).toBeNull());
});
