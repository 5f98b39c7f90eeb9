import { expect, test } from "vitest";
import { welchTest } from "./welch-test.ts";

test("Student's sleep data: t = -1.8608, df = 17.776, p = 0.07939, interval -3.3655 to 0.2055", () => {
  // "Student" (1908), Biometrika 6, 20; the output is that of R's manual, ?t.test: t.test(extra ~ group, data = sleep).
  const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
  const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const result = welchTest(two, one)!;
  expect(result.t).toBeCloseTo(-1.8608, 4);
  expect(result.degreesOfFreedom).toBeCloseTo(17.776, 3);
  expect(result.pValue).toBeCloseTo(0.07939, 5);
  expect(result.interval.low).toBeCloseTo(-3.3654832, 6);
  expect(result.interval.high).toBeCloseTo(0.2054832, 6);
  expect(result.means).toEqual([expect.closeTo(2.33, 10), expect.closeTo(0.75, 10)]);
});

test("one value, or values that never vary, tell nothing", () => {
  expect(welchTest([1], [2, 3])).toBeNull();
  expect(welchTest([2, 2, 2], [5, 5])).toBeNull();
  expect(welchTest([2, 2, 2], [5, 6])).not.toBeNull();
});
