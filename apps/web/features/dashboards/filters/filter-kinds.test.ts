import { describe, expect, test } from "vitest";
import { filterOptions, opsOf } from "./filter-kinds.ts";

describe("filterOptions", () => {
  const catalog = ["day", "source", "city", "custom.plan", "duration", "text"].map((key) => ({ key, label: key }));

  test("offers every dimension but time, which the range chooses, each once", () => {
    expect(filterOptions(catalog).map(({ value }) => value)).toEqual([
      ...["source", "duration", "text", "city", "custom.plan"],
    ]);
  });

  test("offers nothing that the organization does not have", () => {
    expect(filterOptions([{ key: "source", label: "Source" }]).map(({ value }) => value)).toEqual(["source"]);
  });
});

test("numbers are compared by size and words by what they contain", () => {
  expect([opsOf("duration"), opsOf("text"), opsOf("source")]).toEqual([
    ["at_least", "at_most"],
    ["contains"],
    ["is", "is_not", "contains"],
  ]);
});
