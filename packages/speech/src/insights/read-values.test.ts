import { expect, test } from "vitest";
import { readDate } from "./read-date.ts";
import { readNumbers } from "./read-number.ts";

test.each([
  ["It costs $1,250.50 in all", [1250.5]],
  ["one hundred and five people", [105]],
  ["two thousand five hundred", [2500]],
  ["twenty-four chairs", [24]],
  ["four four seven one", [4471]],
  ["four, four, seven, one", [4471]],
  ["forty five dollars and 50 cents", [45.5]],
  ["eighty nine euros and ninety cents for 3 people", [89.9, 3]],
  ["between 3 and 5 days", [3, 5]],
  ["zero", [0]],
  ["one moment please", []],
  ["at 3 pm or 10:30", []],
  ["on November 24th, or the 25th", []],
  ["on November 24", []],
  ["the code is 0047", []],
  ["at three o'clock", []],
  ["no number at all", []],
])("numbers in %s", (text, values) => {
  expect(readNumbers(text).map(({ value }) => value)).toEqual(values);
});

// 15:00 on a Saturday in Berlin, 09:00 in New York.
const START = new Date("2026-11-21T14:00:00Z");

test.each([
  ["It will arrive on Tuesday.", "2026-11-24"],
  ["On Saturday.", "2026-11-28"],
  ["next Tuesday", "2026-11-24"],
  ["last Friday", "2026-11-20"],
  ["tomorrow", "2026-11-22"],
  ["the day after tomorrow", "2026-11-23"],
  ["today at 5 pm", "2026-11-21T17:00:00+01:00"],
  ["tomorrow at nine", "2026-11-22T09:00:00+01:00"],
  ["Tuesday at 3", "2026-11-24T15:00:00+01:00"],
  ["on Tuesday at eight in the evening", "2026-11-24T20:00:00+01:00"],
  ["tomorrow at 6 in the morning", "2026-11-22T06:00:00+01:00"],
  ["on Tuesday at 5 Oak Street", "2026-11-24"],
  ["on Tuesday at 11 am", "2026-11-24T11:00:00+01:00"],
  ["on Tuesday at 12 am", "2026-11-24T00:00:00+01:00"],
  ["Tuesday, at 3:30 p.m.", "2026-11-24T15:30:00+01:00"],
  ["Friday at half past seven in the evening", "2026-11-27T19:30:00+01:00"],
  ["Friday at a quarter to four", "2026-11-27T15:45:00+01:00"],
  ["Friday at 3:30", "2026-11-27T15:30:00+01:00"],
  ["Friday at 03:30", "2026-11-27T03:30:00+01:00"],
  ["Friday at 17:05", "2026-11-27T17:05:00+01:00"],
  ["Tuesday at noon", "2026-11-24T12:00:00+01:00"],
  ["at 10 am", "2026-11-22T10:00:00+01:00"],
  ["in two weeks", "2026-12-05"],
  ["within 3 days", "2026-11-24"],
  ["in an hour", "2026-11-21T16:00:00+01:00"],
  ["on December 3rd", "2026-12-03"],
  ["the third of December", "2026-12-03"],
  ["on January 3rd", "2027-01-03"],
  ["on November 18th", "2026-11-18"],
  ["on the 24th", "2026-11-24"],
  ["on the 2nd", "2026-12-02"],
  ["on the twenty fourth", "2026-11-24"],
  ["2026-12-01", "2026-12-01"],
  ["Not on Monday, but on Tuesday", "2026-11-24"],
  ["It won't arrive until Friday", "2026-11-27"],
  ["It is not coming on Monday.", null],
  ["February 30th", null],
  ["at 25:70", null],
  ["I may have it", null],
  ["second floor", null],
  ["", null],
])("the date in %s", (text, date) => {
  expect(readDate(text, START, "Europe/Berlin")).toBe(date);
});

test("tomorrow is the call's, not the server's: the zone decides", () => {
  const late = new Date("2026-11-22T03:00:00Z");
  expect(readDate("tomorrow", late, "America/New_York")).toBe("2026-11-22");
  expect(readDate("tomorrow", late, "Europe/Berlin")).toBe("2026-11-23");
  expect(readDate("at 3 pm", late, "No/Where")).toBe("2026-11-22T15:00:00Z");
});

test("an hour that the clocks skip or repeat still is an hour of that day", () => {
  const spring = new Date("2026-03-28T12:00:00Z");
  expect(readDate("tomorrow at 2:30 am", spring, "Europe/Berlin")).toBe("2026-03-29T03:30:00+02:00");
});
