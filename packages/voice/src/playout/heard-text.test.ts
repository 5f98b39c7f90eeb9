import fc from "fast-check";
import { expect, test } from "vitest";
import { heardWords } from "./heard-text.ts";

const letters = (text: string) => text.replaceAll(/\s/g, "").length;

test("no word counts as heard before its last character's time, and only whole words count", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), (text, fraction) => {
      const heard = heardWords(text, fraction);
      expect(text.startsWith(heard)).toBe(true);
      if (fraction < 1) expect(letters(heard)).toBeLessThanOrEqual(letters(text) * fraction + 0.001);
      expect(heard === "" || /^\s|^$/.test(text.slice(heard.length))).toBe(true);
    }),
  );
});

test("all of it is heard when all of it has played", () => {
  expect(heardWords("Hello there.", 1)).toBe("Hello there.");
});
