import { expect, test } from "vitest";
import { sampleSizeForMean } from "./sample-size-mean.ts";

// J. Cohen (1992), "A power primer", Psychological Bulletin 112, table 2: mean difference, alpha 0.05, power 0.80.
test.each([
  ["medium", 0.5, 64],
  ["large", 0.8, 26],
])("a %s effect as in Cohen's table", (_, effect, expected) => expect(sampleSizeForMean(effect, 1)).toBe(expected));

test("a small effect within one of Cohen's 393", () => {
  expect(Math.abs(sampleSizeForMean(0.2, 1) - 393)).toBeLessThanOrEqual(1);
});

test("the unit does not matter, and no difference is never seen", () => {
  expect(sampleSizeForMean(50, 100)).toBe(sampleSizeForMean(0.5, 1));
  expect(sampleSizeForMean(0, 1)).toBe(Number.POSITIVE_INFINITY);
});
