import { describe, expect, test } from "vitest";
import { groupOptions, matchOptions } from "./match-options.ts";

const options = [
  { value: "custom", label: "Keep as custom field" },
  { value: "ring", label: "Ring time", group: "Times", keywords: "waiting" },
  { value: "talk", label: "Talk time", group: "Times" },
  { value: "caller", label: "Caller's name", group: "Caller" },
  { value: "called", label: "Time of the call", group: "Times" },
];
const values = (found: { value: string }[]) => found.map(({ value }) => value);

describe("matchOptions", () => {
  test("every typed word must stand somewhere in label, group or keywords", () => {
    expect(values(matchOptions(options, "times TALK"))).toEqual(["talk"]);
    expect(values(matchOptions(options, "waiting"))).toEqual(["ring"]);
    expect(matchOptions(options, "nowhere")).toEqual([]);
    expect(matchOptions(options, "  ")).toEqual(options);
  });

  test("what is called so comes first, then what begins so", () => {
    const named = [...options, { value: "time", label: "Time", group: "Other" }];
    expect(values(matchOptions(named, "TIME"))[0]).toBe("time");
    expect(values(matchOptions(options, "time"))).toEqual(["called", "ring", "talk"]);
  });
});

test("groupOptions keeps each group together and what has no group first", () => {
  expect(groupOptions(options.slice().reverse()).map(({ name, options: of }) => [name, values(of)])).toEqual([
    ["", ["custom"]],
    ["Times", ["called", "talk", "ring"]],
    ["Caller", ["caller"]],
  ]);
});
