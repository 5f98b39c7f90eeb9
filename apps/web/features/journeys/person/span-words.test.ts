import { expect, test } from "vitest";
import { spanWords } from "./span-words.ts";

test("a span is said in its largest whole unit, one of it in the singular", () => {
  const after = (minutes: number) =>
    spanWords("2026-03-01T00:00:00Z", new Date(Date.UTC(2026, 2, 1, 0, minutes)).toISOString());
  expect([0, 1, 59, 60, 1_439, 1_440, 20_000].map(after)).toEqual([
    ...["At once", "1 minute", "59 minutes", "1 hour", "23 hours", "1 day", "13 days"],
  ]);
});
