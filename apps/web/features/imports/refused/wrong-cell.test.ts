import { describe, expect, test } from "vitest";
import { wrongCell } from "./wrong-cell.ts";

const header = ["CallId", "Status", "Call Status", "Ring Time", "Duration"];

describe("wrongCell", () => {
  test("the column that is named and holds the quoted text", () => {
    expect(wrongCell("Duration '12:99' is not a duration.", header, ["7", "", "Answered", "12:99", "12:99"])).toBe(4);
    expect(wrongCell("Call Status 'Odd' is not a status that is known.", header, ["7", "Odd", "Odd", "", ""])).toBe(2);
  });

  test("the quoted text alone is enough, also when it is cut or holds an apostrophe", () => {
    expect(wrongCell("Notes 'a very…' is not a date.", header, ["7", "", "", "", "a very long text"])).toBe(4);
    expect(wrongCell("The length '12:9' is not a duration.", header, ["7", "", "", "", " 12:99 "])).toBe(4);
    expect(wrongCell("Status 'can't say' is unknown.", header, ["7", "can't say", "", "", ""])).toBe(1);
  });

  test("an empty cell is found by its column's name, and nothing is marked when nothing fits", () => {
    expect(wrongCell("It has no call id.", header, ["", "", "Answered", "", ""])).toBe(0);
    expect(wrongCell("The row has 7 cells where the header has 5.", header, ["1", "2", "3", "4", "5"])).toBeNull();
  });
});
