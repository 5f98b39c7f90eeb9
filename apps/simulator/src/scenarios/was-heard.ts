import { plainWords } from "./plain-words.ts";
import { similarity } from "./similarity.ts";

/** A recogniser may get this share of the words wrong. */
const WORD_ERRORS = 0.25;
const ALIKE = 0.6;
const NUMBER = 1_000;

/**
 * Whether the expected words were heard, in their order and together. Forgives what recognisers do to telephone speech: numbers
 * may be written in either way, a word may be misheard; a number may not.
 */
export function wasHeard(expected: string, heard: string): boolean {
  const want = plainWords(expected);
  if (want.length === 0) return true;
  return fewestErrors(want, plainWords(heard)) <= Math.max(0.5, WORD_ERRORS * want.length);
}

/** Edit distance in words between `want` and the stretch of `got` that is nearest to it. */
function fewestErrors(want: string[], got: string[]): number {
  // Row by row over `want`; it may begin and end anywhere in `got`.
  let row = new Array<number>(got.length + 1).fill(0);
  for (const word of want) {
    const next = [row[0]! + weight(word)];
    for (let at = 1; at <= got.length; at++) {
      next[at] = Math.min(row[at - 1]! + difference(word, got[at - 1]!), row[at]! + weight(word), next[at - 1]! + 1);
    }
    row = next;
  }
  return Math.min(...row);
}

/** What a word costs that was not heard at all: a number is never forgiven. */
const weight = (word: string) => (/\d/.test(word) ? NUMBER : 1);

function difference(a: string, b: string): number {
  if (a === b) return 0;
  if (/\d/.test(a)) return NUMBER;
  return similarity(a, b) >= ALIKE ? 0.5 : 1;
}
