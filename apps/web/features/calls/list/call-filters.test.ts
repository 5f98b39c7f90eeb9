import { describe, expect, test } from "vitest";
import { activeFilters, filterWord, loadFilters } from "./call-filters.ts";

const fields = [
  { key: "custom.insurance", label: "Insurance", type: "text" as const },
  { key: "custom.visits", label: "Visits", type: "number" as const },
  { key: "custom.existing", label: "Existing patient", type: "boolean" as const },
  { key: "custom.born", label: "Born", type: "date" as const },
];
const read = (query: string) => activeFilters(loadFilters(fields, new URLSearchParams(query)), fields);

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

  test("know the organization's own fields, and drop values that are not of their type and fields that are gone", () => {
    const kept = {
      "custom.insurance": "Aetna",
      "custom_min.visits": "2",
      "custom.existing": "yes",
      "custom_max.born": "2024-08-30",
    };
    expect(read(`${new URLSearchParams(kept)}`)).toEqual(kept);
    expect(
      read("custom_min.visits=few&custom.existing=maybe&custom_max.born=soon&custom.gone=1&custom.visits=2"),
    ).toEqual({});
    expect(filterWord("custom_min.visits", fields)).toBe("Visits, at least");
    expect(filterWord("custom_max.born", fields)).toBe("Born, to");
  });
});
