import { expect, test } from "vitest";
import type { JourneyPaths } from "../journey-words.ts";
import { pathsResult, pathWords } from "./paths-result.ts";
import { pathsSankey } from "./paths-sankey.ts";

const answer: JourneyPaths = {
  ...{ by: "source", conversion: "conversions", lookback_days: 90 },
  nodes: [
    { id: "0:0", kind: "value", step: 0, value: "Yelp", journeys: 3 },
    { id: "0:other", kind: "other", step: 0, values: 4, journeys: 2 },
    { id: "1:0", kind: "value", step: 1, value: null, journeys: 2 },
    { id: "more", kind: "more", journeys: 1 },
    { id: "converted", kind: "outcome", converted: true, journeys: 5 },
  ],
  links: [{ from: "0:0", to: "converted", journeys: 1 }],
  paths: [{ steps: ["Yelp", null], more: true, journeys: 2, converted: 1, revenue_minor: 500 }],
  other_paths: { paths: 3, journeys: 3, converted: 0, revenue_minor: 0 },
  totals: { journeys: 5, converted: 1, revenue_minor: 500 },
  ...{ linked: true, resolved_range: { from: "2026-03-01", to: "2026-03-31" }, timezone: "UTC", currency: "USD" },
};

test("a path is said in words, also what has no source and what goes on", () => {
  expect(pathWords(answer.paths[0]!)).toBe("Yelp → None → further touches");
});

test("the outcome stands behind every step, and what goes on before it", () => {
  const { columns, nodes } = pathsSankey(answer);
  expect(columns).toEqual(["First touch", "Second touch", "Further touches", "Outcome"]);
  expect(nodes.map(({ column, name }) => [column, name])).toEqual([
    [0, "Yelp"],
    [0, "4 others"],
    [1, "None"],
    [2, "Further touches"],
    [3, "Converted"],
  ]);
});

test("rows and rest are shares of those who took the path", () => {
  const { rows, other, totals } = pathsResult(answer);
  expect(rows[0]).toEqual({ path: "Yelp → None → further touches", journeys: 2, converted: 1, rate: 0.5, value: 500 });
  expect(other?.values.rate).toBe(0);
  expect(totals.rate).toBe(0.2);
});
