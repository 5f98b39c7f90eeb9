import { expect, test } from "vitest";
import { progressWords } from "./progress-words.ts";

test("a running import is told of by quarters, not by every row", () => {
  const at = (bytes_read: number) =>
    progressWords({ status: "running", bytes_read, bytes_total: 1_000, file_name: "calls.csv", rows_rejected: 0 });
  expect(new Set([0, 1, 100, 249].map(at))).toEqual(new Set(["calls.csv is being imported."]));
  expect(new Set([250, 300, 499].map(at))).toEqual(new Set(["25 percent read."]));
  expect(at(1_000)).toBe(at(750));
});
