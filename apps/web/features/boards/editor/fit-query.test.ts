import { shapeProblem, tileKinds } from "@parley/core/dashboards/tile";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { BoardQuery } from "../board-wire.ts";
import { fitQuery } from "./fit-query.ts";

const query = (measures: string[], dimensions: string[] = []): BoardQuery => {
  return { measures, dimensions, filters: [], range: { preset: "today" }, compare: "none", order_by: [] };
};
const kinds = tileKinds.filter((kind) => kind !== "text");

test("whatever was chosen before, another kind can draw what is left of it", () => {
  const measures = fc.uniqueArray(fc.constantFrom("calls", "conversions", "answer_rate", "revenue", "cost"), {
    maxLength: 5,
  });
  const dimensions = fc.uniqueArray(fc.constantFrom("source", "day", "state", "weekday"), { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...kinds), measures, dimensions, (kind, chosen, by) => {
      const fitted = fitQuery(kind, query(chosen, by));
      expect(shapeProblem(kind, fitted)).toBeNull();
      expect(new Set(fitted.measures).size).toBe(fitted.measures.length);
    }),
  );
});

test("what fits stays", () => {
  expect(fitQuery("donut", query(["revenue", "calls"], ["medium"]))).toMatchObject({
    measures: ["revenue"],
    dimensions: ["medium"],
  });
  expect(fitQuery("table", query(["revenue"], ["medium"]))).toMatchObject({
    measures: ["revenue"],
    dimensions: ["medium"],
    limit: 20,
  });
  expect(fitQuery("line", query(["revenue"], ["medium"]))).toMatchObject({
    measures: ["revenue"],
    dimensions: ["day"],
  });
});
