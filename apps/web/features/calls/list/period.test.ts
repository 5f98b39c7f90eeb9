import { describe, expect, test } from "vitest";
import { daysOf, periodOf, todayIn } from "./period.ts";

describe("periods of the list", () => {
  test("count both ends and cross months and years", () => {
    expect(daysOf("last_7_days", "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
    expect(daysOf("yesterday", "2027-01-01")).toEqual({ from: "2026-12-31", to: "2026-12-31" });
    expect(daysOf("all_time", "2027-01-01")).toBeNull();
  });

  test("two days that are a named period bear its name again", () => {
    const today = "2026-11-21";
    for (const preset of ["today", "yesterday", "last_7_days", "last_90_days"]) {
      const days = daysOf(preset, today)!;
      expect(periodOf(days.from, days.to, today)).toEqual({ preset });
    }
    expect(periodOf("2026-01-01", "2026-01-31", today)).toEqual({
      preset: "custom",
      from: "2026-01-01",
      to: "2026-01-31",
    });
    expect(periodOf(undefined, undefined, today)).toEqual({ preset: "all_time" });
  });

  test("today is the organization's, not the reader's", () => {
    const now = new Date("2026-11-21T03:00:00Z");
    expect([todayIn("America/New_York", now), todayIn("Asia/Tokyo", now)]).toEqual(["2026-11-20", "2026-11-21"]);
  });
});
