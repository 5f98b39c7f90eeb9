import { expect, test } from "vitest";
import { splitRow } from "./split-row.ts";

test("a value is asked for by itself, a day stays a row, and calls without a value can be asked for", () => {
  expect(splitRow({ day: "2026-03-01", source: "Bing", state: null })).toEqual({
    times: { day: "2026-03-01" },
    filters: [
      { dimension: "source", op: "is", values: ["Bing"] },
      { dimension: "state", op: "is", values: ["(none)"] },
    ],
  });
  expect(splitRow({ source: "Bing" }).times).toBeUndefined();
});
