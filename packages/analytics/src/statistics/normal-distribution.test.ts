import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "./normal-distribution.ts";

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1, cumulative distribution of the standard normal distribution.
test.each([
  [0, 0.5],
  [0.5, 0.69146],
  [1, 0.84134],
  [1.96, 0.975],
  [2.58, 0.99506],
  [-1.5, 0.06681],
  [4, 0.99997],
])("cdf of %f as in NIST's table", (x, expected) => expect(normalCdf(x)).toBeCloseTo(expected, 5));

// The same handbook, critical values; to more digits in R's qnorm.
test.each([
  [0.8, 0.8416212335729143],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489004],
  [0.001, -3.090232306167813],
])("quantile of %f", (p, expected) => expect(normalQuantile(p)).toBeCloseTo(expected, 12));

test("far tails keep their digits, so that small chances are not rounded to none", () => {
  // R: pnorm(-8), pnorm(-10)
  expect(normalCdf(-8) / 6.220960574271786e-16).toBeCloseTo(1, 6);
  expect(normalCdf(-10) / 7.61985302416047e-24).toBeCloseTo(1, 6);
});
