import { describe, expect, test } from "vitest";
import { type DashboardFilter, NO_VALUE } from "./dimensions.ts";
import { callsHref, toMetricFilters } from "./question.ts";

const days = { from: "2026-01-01", to: "2026-01-31" };
const is = (dimension: DashboardFilter["dimension"], ...values: string[]): DashboardFilter => {
  return { dimension, op: "is", values };
};

describe("callsHref", () => {
  test("carries the days and every filter under the API's names", () => {
    expect(callsHref(days, [is("source", "Radio, 98 FM"), is("state", "CA")], { status: "missed" })).toBe(
      "/calls?from=2026-01-01&to=2026-01-31&source=Radio%2C+98+FM&state=CA&status=missed",
    );
  });

  test("is null where the list would show other calls than the number counts", () => {
    expect(callsHref(days, [{ dimension: "source", op: "is_not", values: ["Yelp"] }])).toBeNull();
    expect(callsHref(days, [is("source", "Yelp", "Bing")])).toBeNull();
    expect(callsHref(days, [is("source", NO_VALUE)])).toBeNull();
    expect(callsHref(days, [], { source: null })).toBeNull();
    expect(callsHref(days, [is("status", "answered")], { status: "missed" })).toBeNull();
    expect(callsHref(days, [is("status", "answered"), is("status", "missed")])).toBeNull();
    expect(callsHref(days, [is("city", "Springfield")])).toBeNull();
  });
});

describe("toMetricFilters", () => {
  test("calls without a value are asked for as null", () => {
    expect(toMetricFilters([is("campaign", "Brand", NO_VALUE)])).toEqual([
      { dimension: "campaign", op: "is", values: ["Brand", null] },
    ]);
  });
});
