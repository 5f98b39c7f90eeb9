import { expect, test } from "vitest";
import { sampleSizeForRate } from "./sample-size-rate.ts";

test("0.50 against 0.75 at power 0.9 needs 77, as R's manual says", () => {
  // R, ?power.prop.test: power.prop.test(p1 = .50, p2 = .75, power = .90)  # => n = 76.7
  expect(sampleSizeForRate(0.5, 0.75, { power: 0.9 })).toBe(77);
});

test("0.60 against 0.70 needs 356, the textbook example", () => {
  // Fleiss, Levin, Paik, table A.4: 356 without, 376 with continuity correction (power 0.8, two-sided 0.05).
  expect(sampleSizeForRate(0.6, 0.7)).toBe(356);
});

test("equal rates are never told apart", () => expect(sampleSizeForRate(0.3, 0.3)).toBe(Number.POSITIVE_INFINITY));
