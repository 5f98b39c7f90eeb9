import { describe, expect, test } from "vitest";
import { measurePace } from "./pace.ts";

describe("measurePace", () => {
  test("rows a second and time left follow from what was seen", () => {
    const seen = [
      { at: 1_000, rows: 100, bytes: 1_000 },
      { at: 3_000, rows: 1_100, bytes: 11_000 },
    ];
    expect(measurePace(seen, 31_000)).toEqual({ rowsPerSecond: 500, secondsLeft: 4 });
  });

  test("says nothing before there is something to say", () => {
    const once = { at: 1_000, rows: 0, bytes: 0 };
    expect(measurePace([], 10)).toBeNull();
    expect(measurePace([once], 10)).toBeNull();
    expect(measurePace([once, { ...once, at: 9_000 }], 10)).toBeNull();
  });
});
