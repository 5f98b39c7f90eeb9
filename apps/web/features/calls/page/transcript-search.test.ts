import { describe, expect, test } from "vitest";
import { cutAtHits, hitsOf, wordsSpoken } from "./transcript-search.ts";

describe("search in a transcript", () => {
  test("marks every hit in the words as they were said", () => {
    expect(cutAtHits("Tuesday, or the tuesday after", "TUESDAY")).toEqual([
      { text: "Tuesday", hit: true },
      { text: ", or the ", hit: false },
      { text: "tuesday", hit: true },
      { text: " after", hit: false },
    ]);
  });

  test("takes signs as signs and nothing as nothing", () => {
    expect(cutAtHits("It costs $5 (or so)", "$5 (").filter((part) => part.hit)).toEqual([{ text: "$5 (", hit: true }]);
    expect(hitsOf([], "a")).toEqual([]);
    expect(cutAtHits("abc", "  ")).toEqual([{ text: "abc", hit: false }]);
  });
});

describe("words that light up", () => {
  const words = ["one", "two", "three"];
  test("all of them do by the end, and one at the start", () => {
    const line = { startMs: 1_000, endMs: 2_000 };
    expect([1_000, 1_300, 1_600, 2_000, 9_000].map((at) => wordsSpoken(words, line, at))).toEqual([1, 2, 3, 3, 3]);
  });
});
