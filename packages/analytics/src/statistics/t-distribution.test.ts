import { expect, test } from "vitest";
import { tQuantile, tTwoSided } from "./t-distribution.ts";

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values of Student's t distribution.
test.each([
  [1, 0.95, 6.314],
  [1, 0.975, 12.706],
  [2, 0.975, 4.303],
  [5, 0.975, 2.571],
  [5, 0.995, 4.032],
  [10, 0.95, 1.812],
  [10, 0.975, 2.228],
  [30, 0.975, 2.042],
  [30, 0.995, 2.75],
  [60, 0.9, 1.296],
  [100, 0.975, 1.984],
])("with %i degrees of freedom, quantile of %f as in NIST's table", (df, p, expected) =>
  expect(tQuantile(p, df)).toBeCloseTo(expected, 3),
);

test("with very many degrees of freedom it is the normal distribution", () => {
  expect(tQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
});

test("the chance beyond a quantile is what the quantile was asked for, also with broken degrees of freedom", () => {
  for (const df of [1.5, 3, 17.776, 250]) expect(tTwoSided(tQuantile(0.975, df), df)).toBeCloseTo(0.05, 10);
  expect(tQuantile(0.025, 8)).toBeCloseTo(-tQuantile(0.975, 8), 12);
});
