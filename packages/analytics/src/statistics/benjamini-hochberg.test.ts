import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";

test("of the paper's 15 tests the first four are believed, where Bonferroni believes three", () => {
  // Benjamini and Hochberg (1995), section 3.2: thrombolytic treatment of myocardial infarction, false discovery rate 0.05.
  const p = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
    ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
  ];
  expect(benjaminiHochberg(p)).toEqual(p.map((value) => value <= 0.0095));
  const shuffled = [...p].reverse();
  expect(benjaminiHochberg(shuffled)).toEqual(shuffled.map((value) => value <= 0.0095));
});

test("of no tests and of dull ones none is believed", () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([0.2, 0.9])).toEqual([false, false]);
});
