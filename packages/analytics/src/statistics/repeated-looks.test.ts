import { expect, test } from "vitest";
import { falseAlarmRate } from "./repeated-looks.ts";

// Armitage, McPherson, Rowe (1969), JRSS A 132, table 2 (normal, two-sided 5%).
test.each([
  [1, 0.05],
  [2, 0.083],
  [3, 0.107],
  [4, 0.126],
  [5, 0.142],
  [10, 0.193],
  [20, 0.248],
  [50, 0.32],
])("after %i looks as published", (looks, expected) => expect(falseAlarmRate(looks)).toBeCloseTo(expected, 3));

test("more looks are never less wrong", () => {
  expect(falseAlarmRate(100)).toBeGreaterThan(falseAlarmRate(50));
  expect(falseAlarmRate(5000)).toBe(falseAlarmRate(100));
});
