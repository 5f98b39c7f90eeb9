import { ParleyError } from "@parley/sdk";
import { describe, expect, test } from "vitest";
import type { FileColumn } from "../import-wire.ts";
import { placeProblems, problemsOf } from "./review-problems.ts";

describe("problemsOf", () => {
  test("each reason stands where it can be mended, headers with slashes included", () => {
    const problems = problemsOf(
      new ParleyError(422, {
        detail: "Invalid",
        errors: [
          { pointer: "/columns/Cost ~1 click", message: "no amounts" },
          { pointer: "/timezone", message: "unknown zone" },
          { pointer: "/columns", message: "no date" },
        ],
      }),
    );
    expect([...problems.columns]).toEqual([["Cost / click", "no amounts"]]);
    expect([...problems.settings]).toEqual([["timezone", "unknown zone"]]);
    expect(problems.general).toEqual(["no date"]);
  });

  test("a refusal without fields and a dead server are said in one line", () => {
    expect(problemsOf(new ParleyError(409, { detail: "It has started." })).general).toEqual(["It has started."]);
    expect(problemsOf(new TypeError("fetch failed")).general[0]).toContain("could not be reached");
    expect(problemsOf(null).general).toEqual([]);
  });

  test("a taken name is said at the name", () => {
    const taken = problemsOf(new ParleyError(409, { code: "mapping_name_taken", detail: "Choose another name." }));
    expect([...taken.settings]).toEqual([["save_as", "Choose another name."]]);
    expect(taken.general).toEqual([]);
  });
});

test("placeProblems names the column that a text quotes", () => {
  const columns = [{ header: "Duration" }, { header: "Date" }] as FileColumn[];
  const placed = placeProblems(['"Duration" holds no durations.', "No column holds a date."], columns);
  expect([...placed.columns]).toEqual([["Duration", '"Duration" holds no durations.']]);
  expect(placed.general).toEqual(["No column holds a date."]);
});
