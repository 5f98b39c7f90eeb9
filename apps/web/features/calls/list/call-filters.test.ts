import { describe, expect, test } from "vitest";
import { activeFilters, loadFilters } from "./call-filters.ts";

const read = (query: string) => activeFilters(loadFilters(new URLSearchParams(query)));

describe("filters in the address", () => {
  test("keep the names and types of the API", () => {
    expect(
      read("q=kate&status=no_answer&kind=ai&from=2026-11-01&min_duration=60&min_value=99.5&source=Google+Ads"),
    ).toEqual({
      q: "kate",
      status: "no_answer",
      kind: "ai",
      from: "2026-11-01",
      min_duration: 60,
      min_value: 99.5,
      source: "Google Ads",
    });
  });

  test("drop what the API would refuse, instead of breaking the page", () => {
    expect(
      read("status=nope&direction=up&from=2026-13-40&to=yesterday&min_duration=-4&min_value=x&q=&peek=call_1"),
    ).toEqual({});
    expect(read(`q=${"x".repeat(201)}`)).toEqual({});
  });
});
