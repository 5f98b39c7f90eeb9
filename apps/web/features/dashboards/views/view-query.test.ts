import { expect, test } from "vitest";
import { isSameQuery, viewQuery } from "./view-query.ts";

test("a view keeps days, comparison, filters and sort, but not what lies open", () => {
  const search = new URLSearchParams(
    "f=source%3Ais%3AGoogle+Ads&compare=none&behind=calls&at=state%3Ais%3ACA&and=x&view=view_1&sort-sources=calls.asc",
  );
  const kept = viewQuery(search);
  expect(new URLSearchParams(kept).getAll("f")).toEqual(["source:is:Google Ads"]);
  expect(kept).not.toMatch(/behind|view_1|state/);
  expect(kept).toContain("range=last_30_days");
  expect(kept).not.toMatch(/\s/);
});

test("two addresses that show the same are one view, whatever the order of their parts", () => {
  expect(isSameQuery("range=today&f=a%3Ais%3Ab", "f=a%3Ais%3Ab&range=today&view=view_2")).toBe(true);
  expect(isSameQuery("", "range=last_30_days")).toBe(true);
  expect(isSameQuery("range=today", "range=yesterday")).toBe(false);
});
