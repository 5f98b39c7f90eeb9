import { expect, test } from "vitest";
import { nearestMark } from "./nearest-mark.ts";

test("a click beside the lines means the nearest of those that have a value there", () => {
  const yOf = (value: number) => 100 - value;
  const series = [
    { id: "calls", values: [80, 90], yOf },
    { id: "missed", values: [10, null], yOf },
  ];
  expect(nearestMark(series, 0, 25)).toBe("calls");
  expect(nearestMark(series, 0, 95)).toBe("missed");
  expect(nearestMark(series, 1, 95)).toBe("calls");
  expect(nearestMark(series, 7, 50)).toBeNull();
});
