import { expect, test } from "vitest";
import type { Attribution } from "../journey-words.ts";
import { attributionColumns, attributionResult } from "./attribution-result.ts";

const credited = { conversions: 1.5, revenue_minor: 9_000, cost_per_conversion: null, roas: null };
const numbers = { ...credited, calls: 4, spend_minor: 0, compared: null };
const answer: Attribution = {
  ...{ model: "linear", compare_with: null, by: "source", conversion: "conversions", lookback_days: 90 },
  rows: [{ value: "Yelp", ...numbers }],
  other: { groups: 3, ...numbers },
  totals: { ...numbers, conversions: 3 },
  without_touch: { conversions: 0, revenue_minor: 0 },
  ...{ linked: true, resolved_range: { from: "2026-03-01", to: "2026-03-31" }, timezone: "UTC", currency: "USD" },
  definitions: [{ key: "linear", label: "Linear", formula: "The same share.", source: "Google" }],
};

test("without spend there are no columns of cost, and without a second model none of it", () => {
  expect(attributionColumns(answer).map(({ key }) => key)).toEqual(["credited", "credited_value", "calls"]);
  const spent = { ...answer, compare_with: "first_touch", totals: { ...answer.totals, spend_minor: 100 } };
  expect(attributionColumns(spent).map(({ key }) => key)).toEqual([
    ...["credited", "compared", "credited_value", "compared_value", "calls", "spend", "cost_per", "roas"],
  ]);
});

test("rows, rest and totals stand under the same keys as the columns", () => {
  const result = attributionResult(answer);
  expect(result.rows).toEqual([{ source: "Yelp", credited: 1.5, credited_value: 9_000, calls: 4 }]);
  expect(result.other).toEqual({ groups: 3, values: { credited: 1.5, credited_value: 9_000, calls: 4 } });
  expect(result.totals).toEqual({ credited: 3, credited_value: 9_000, calls: 4 });
  const known = new Set(result.definitions.map(({ key }) => key));
  for (const { key, role } of result.columns) if (role === "measure") expect(known.has(key)).toBe(true);
});
