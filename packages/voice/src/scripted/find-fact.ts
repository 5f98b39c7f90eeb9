import { stemsOf } from "./stems.ts";

const TIME =
  /\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|weeks?|months?|years?|morning|afternoon|evening|noon|midnight|days?|hours?|minutes?|daily|january|february|march|april|may|june|july|august|september|october|november|december|o'clock|always|never|weekends?)\b/i;
const AMOUNT =
  /\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|free|none|no)\b/i;
const KINDS: [RegExp, RegExp][] = [
  [/\bwhen\b|\bwhat (?:time|day|date)\b|\bhours\b|\bhow (?:long|soon|late|early)\b/i, TIME],
  [/\bhow (?:much|many|old)\b|\b(?:price|cost|fee|amount|balance|budget|total)s?\b/i, AMOUNT],
];
/** Below this share of the question's words a sentence is about something else. */
const ENOUGH = 0.5;

/**
 * The sentence among `sentences` that answers a question, word for word, or null. `exact` when it takes up every word that bears
 * meaning; otherwise it is on the subject and may not be all that was asked.
 */
export function findFact(question: string, sentences: readonly string[]): { sentence: string; exact: boolean } | null {
  const asked = askedFor(question);
  if (asked.length === 0) return null;
  const kinds = KINDS.filter(([wanted]) => wanted.test(question)).map(([, given]) => given);
  let best: { sentence: string; share: number } | null = null;
  for (const sentence of sentences) {
    if (sentence.endsWith("?") || !kinds.every((given) => given.test(sentence))) continue;
    const said = new Set(stemsOf(sentence));
    const share = asked.filter((words) => words.some((stem) => said.has(stem))).length / asked.length;
    if (share >= ENOUGH && share > (best?.share ?? 0)) best = { sentence, share };
  }
  return best && { sentence: best.sentence, exact: best.share === 1 };
}

/** Words of which one stands for the other, as stems. */
const ALIKE = [
  ["hour", "open", "clos"],
  ["addre", "locat", "stree"],
  ["cost", "pric", "fee", "charg"],
];

/** What a question asks for: each meaning-bearing word, with those that mean the same. "Where are you?" asks for a place. */
function askedFor(question: string): string[][] {
  const stems = [...new Set(stemsOf(question))];
  if (stems.length === 0 && /\bwhere\b/i.test(question)) return [ALIKE[1]!];
  return stems.map((stem) => ALIKE.find((words) => words.includes(stem)) ?? [stem]);
}
