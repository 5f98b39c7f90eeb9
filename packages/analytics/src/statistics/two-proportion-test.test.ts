import { expect, test } from "vitest";
import { twoProportionTest } from "./two-proportion-test.ts";

test("the cigarette tax poll: smokers 41 of 195, others 351 of 605, z = 8.99", () => {
  // Pennsylvania State University, STAT 415, 9.4 "Comparing two proportions": rates rounded to 0.21 and 0.58 there.
  const { z, pValue, wald } = twoProportionTest({ successes: 41, trials: 195 }, { successes: 351, trials: 605 });
  expect(z).toBeCloseTo(8.99, 1);
  expect(pValue).toBeLessThan(1e-15);
  // The unpooled interval of the same data: 0.3005 to 0.4393.
  expect(wald.low).toBeCloseTo(0.3005, 4);
  expect(wald.high).toBeCloseTo(0.4393, 4);
});

// R. G. Newcombe (1998), "Interval estimation for the difference between independent proportions", table II, methods 1 and 10.
test.each([
  [56, 70, 48, 80, [0.0575, 0.3425], [0.0524, 0.3339]],
  [9, 10, 3, 10, [0.2605, 0.9395], [0.1705, 0.809]],
  [10, 10, 0, 20, [1, 1], [0.6791, 1]],
] as const)("%i/%i against %i/%i as published", (a, m, b, n, wald, newcombe) => {
  const result = twoProportionTest({ successes: b, trials: n }, { successes: a, trials: m });
  expect(result.wald.low).toBeCloseTo(wald[0], 4);
  expect(result.wald.high).toBeCloseTo(wald[1], 4);
  expect(result.newcombe.low).toBeCloseTo(newcombe[0], 4);
  expect(result.newcombe.high).toBeCloseTo(newcombe[1], 4);
});

test("nothing on either side is no difference, not a division by zero", () => {
  const result = twoProportionTest({ successes: 0, trials: 30 }, { successes: 0, trials: 40 });
  expect(result).toMatchObject({ difference: 0, z: null, pValue: 1 });
  expect(result.newcombe.low).toBeLessThan(0);
  expect(result.newcombe.high).toBeGreaterThan(0);
});
