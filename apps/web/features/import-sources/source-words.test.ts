import { expect, test } from "vitest";
import type { ImportSource } from "./source-wire.ts";
import { filledDays, pace, stateOf } from "./source-words.ts";

test.each([
  [5, "every 5 minutes"],
  [60, "every hour"],
  [90, "every 90 minutes"],
  [120, "every 2 hours"],
  [1440, "every day"],
  [10_080, "every 7 days"],
])("%i minutes are %s", (minutes, words) => expect(pace(minutes)).toBe(words));

test("days without rows are zero, and the last one is today", () => {
  expect(filledDays([{ day: "2026-03-01", rows: 4 }], "2026-03-02", 3)).toEqual([
    { day: "2026-02-28", rows: 0 },
    { day: "2026-03-01", rows: 4 },
    { day: "2026-03-02", rows: 0 },
  ]);
});

test("a failure goes before the silence that it causes", () => {
  const source = { status: "failing", silent_since: "2026-03-01", progress: null } as ImportSource;
  expect(stateOf(source)).toBe("failing");
  expect(stateOf({ ...source, status: "active" })).toBe("silent");
  expect(stateOf({ ...source, status: "active", silent_since: null })).toBe("active");
});
