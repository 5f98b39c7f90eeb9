import fc from "fast-check";
import { expect, test } from "vitest";
import { plainWords } from "./plain-words.ts";
import { wasHeard } from "./was-heard.ts";

test("whatever is said, plain words are lower case words and figures, and stay as they are when made plain again", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const words = plainWords(text);
      for (const word of words) expect(word).toMatch(/^[a-z0-9']+$/);
      expect(plainWords(words.join(" "))).toEqual(words);
    }),
  );
});

test("whatever is said is heard in itself, and between other words", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(..."the order is on its way to you friday".split(" ")), { minLength: 1 }),
      (words) => {
        const text = words.join(" ");
        expect(wasHeard(text, text)).toBe(true);
        expect(wasHeard(text, `well ${text} goodbye`)).toBe(true);
      },
    ),
  );
});
