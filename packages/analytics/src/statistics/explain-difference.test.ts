import { expect, test } from "vitest";
import { explainDifference, type Segment } from "./explain-difference.ts";

const segments = (rows: [string, number, number][]): Segment[] =>
  rows.map(([value, expected, actual]) => ({ value, expected: { of: expected }, actual: { of: actual } }));

/** The running example of Bhagwan et al. (2014): revenue was expected at 100 and came at 50. */
const REVENUE = {
  data_center: segments([
    ["X", 94, 47],
    ["Y", 6, 3],
  ]),
  advertiser: segments([
    ["A1", 50, 24],
    ["A2", 20, 21],
    ["A3", 20, 4],
    ["A4", 10, 1],
  ]),
  device: segments([
    ["PC", 50, 49],
    ["Mobile", 25, 1],
    ["Tablet", 25, 0],
  ]),
};

test("the paper's example: the devices are to blame, though a data center explains 94%", () => {
  const [first, ...others] = explainDifference(REVENUE);
  expect(first!.dimension).toBe("device");
  expect(first!.explains).toBeCloseTo(0.98, 10);
  const named = Object.fromEntries(first!.values.map(({ value, explains }) => [value, explains]));
  expect(named).toEqual({ Mobile: expect.closeTo(0.48, 10), Tablet: expect.closeTo(0.5, 10) });
  const center = others.find(({ dimension }) => dimension === "data_center")!;
  expect(center.explains).toBeCloseTo(0.94, 10);
  // Both centers fell by the same half: no surprise at all.
  expect(center.surprise).toBeCloseTo(0, 12);
  expect(others.map(({ dimension }) => dimension)).toEqual(["advertiser", "data_center"]);
});

test("a rate that fell because one source stopped answering is laid at that source's door", () => {
  const rate = (value: string, expected: [number, number], actual: [number, number]): Segment => ({
    value,
    expected: { of: expected[0], base: expected[1] },
    actual: { of: actual[0], base: actual[1] },
  });
  const [first] = explainDifference({
    source: [rate("Google", [40, 50], [10, 50]), rate("Bing", [24, 30], [24, 30]), rate("Mail", [16, 20], [16, 20])],
  });
  expect(first!.values).toEqual([expect.objectContaining({ value: "Google", expected: 0.8, actual: 0.2 })]);
  expect(first!.explains).toBeCloseTo(1, 10);
});

test("a difference that is spread over everything is explained by nothing", () => {
  const many = Array.from({ length: 30 }, (_, i): [string, number, number] => [`s${i}`, 10, 5]);
  expect(explainDifference({ source: segments(many) })).toEqual([]);
});

test("no difference, and no numbers at all, explain nothing", () => {
  expect(explainDifference({ source: segments([["a", 5, 5]]), state: [] })).toEqual([]);
});
