import { expect, test } from "vitest";
import type { DashboardFilter } from "./dimensions.ts";
import { readFilters, writeFilters } from "./filter-address.ts";

test("a filter comes back from the address as it went in, whatever its values hold", () => {
  const filters: DashboardFilter[] = [
    { dimension: "source", op: "is", values: ["a:is:b", 'Radio "98", FM', "🙂 & co\n"] },
    { dimension: "source", op: "is_not", values: ["Yelp"] },
    { dimension: "custom.plan", op: "contains", values: ["gold"] },
    { dimension: "duration", op: "at_least", values: ["90"] },
  ];
  expect(readFilters(writeFilters(filters))).toEqual(filters);
});

test("what an address cannot mean is left out and does not break the page", () => {
  expect(readFilters(["source", "source:is:", ":is:x", "source:like:x", "source:is:x", "source:is:x"])).toEqual([
    { dimension: "source", op: "is", values: ["x"] },
  ]);
});
