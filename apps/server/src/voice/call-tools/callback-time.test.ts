import fc from "fast-check";
import { expect, test } from "vitest";
import { callbackTime } from "./callback-time.ts";

const ZONE = "America/New_York";
/** Saturday, 15:04 there. */
const NOW = new Date("2026-11-21T20:04:00Z");
const at = (when: string) =>
  callbackTime(when, NOW, ZONE)?.toLocaleString("sv", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" }) ??
  null;

test.each([
  ["2026-11-24T15:00", "2026-11-24 15:00"],
  ["2026-11-24T15:00:00Z", "2026-11-24 10:00"],
  ["tomorrow at three", "2026-11-22 15:00"],
  ["tomorrow after three o'clock", "2026-11-22 15:00"],
  ["tomorrow morning", "2026-11-22 10:00"],
  ["on Monday", "2026-11-23 10:00"],
  ["Monday afternoon", "2026-11-23 14:00"],
  ["in two hours", "2026-11-21 17:04"],
  ["in half an hour", "2026-11-21 15:34"],
  ["this evening", "2026-11-21 18:00"],
  ["in the morning", "2026-11-22 10:00"],
  ["later", "2026-11-21 17:04"],
  ["later today", "2026-11-21 17:04"],
  ["at 9 am", "2026-11-22 09:00"],
])("%s, said on Saturday at 15:04, is %s", (when, expected) => {
  expect(at(when)).toBe(expected);
});

test.each(["never", "", "yesterday", "2026-11-20T10:00", "blue"])("%j names no time to come", (when) => {
  expect(at(when)).toBeNull();
});

test("whatever is said, the time is to come or there is none", () => {
  fc.assert(
    fc.property(fc.string(), (when) => {
      const time = callbackTime(when, NOW, ZONE);
      expect(time === null || time > NOW).toBe(true);
    }),
  );
});
