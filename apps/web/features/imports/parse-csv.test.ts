import { describe, expect, test } from "vitest";
import { parseCsv } from "./parse-csv.ts";

describe("parseCsv", () => {
  test("reads quotes, commas and line breaks inside of quotes", () => {
    expect(parseCsv('line,reason\r\n2,"a ""b"", c\nd"\r\n', 10)).toEqual([
      ["line", "reason"],
      ["2", 'a "b", c\nd'],
    ]);
  });

  test("stops at the limit and leaves out a record that is cut off", () => {
    expect(parseCsv("a\nb\nc\n", 2)).toEqual([["a"], ["b"]]);
    expect(parseCsv('a\n"b', 9)).toEqual([["a"]]);
  });
});
