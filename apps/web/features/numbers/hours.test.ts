import { expect, test } from "vitest";
import { dayProblem, daysOf, hoursInWords, weekOf } from "./hours.ts";

const hours = {
  timezone: "Europe/Berlin",
  days: [1, 2, 3, 4, 5]
    .map((weekday) => ({ weekday, opens_at: 540, closes_at: 1020 }))
    .concat([{ weekday: 6, opens_at: 600, closes_at: 1440 }]),
};

test("hours go into the form and back unchanged, midnight included", () => {
  expect(daysOf(weekOf(hours))).toEqual(hours.days);
});

test("days with the same times are told together, and a closed day is left out", () => {
  expect(hoursInWords(hours)).toBe("Mon to Fri 09:00–17:00, Sat 10:00–00:00");
  expect(hoursInWords(null)).toBe("Always open");
  expect(hoursInWords({ timezone: "UTC", days: [] })).toBe("Never open");
});

test("a day that closes before it opens, or lacks a time, is named; a closed day is not looked at", () => {
  expect(dayProblem({ open: true, opensAt: "17:00", closesAt: "09:00" })).toMatch(/before it opens/);
  expect(dayProblem({ open: true, opensAt: "", closesAt: "09:00" })).toMatch(/both times/);
  expect(dayProblem({ open: true, opensAt: "09:00", closesAt: "00:00" })).toBeNull();
  expect(dayProblem({ open: false, opensAt: "", closesAt: "" })).toBeNull();
});
