/** After this much silence a turn whose words sound complete is over. */
const COMPLETE_MS = 360;
/** A sentence that does not end like one gets a breath more. */
const OPEN_MS = 700;
/** A comma promises more, but local recognition puts one where speech merely stopped. */
const COMMA_MS = 900;
/** Somebody who dictates digits pauses between groups. */
const DIGITS_MS = 1300;
/** Who stops at "and" or "um" is about to go on. */
const UNFINISHED_MS = 2500;

const UNFINISHED =
  /\b(?:and|or|but|so|because|um+|uh+|er|hmm|well|the|a|an|of|my|your|our|if|which|let me see|let me|i'm|it's)$/i;
/** Words with which a sentence may end as well ("what do you mean by that", "that is what it is"): a full stop decides. */
const MAYBE_UNFINISHED = /\b(?:to|for|with|is|are|was|that|at|on|in|from|about|like)$/i;
/** "Who am I speaking with": ends like an unfinished sentence and is none. */
const QUESTION_WITH_PREPOSITION =
  /\b(?:who|what|where|which|am i|are you)\b.*\b(?:speaking|talking|calling|looking|waiting|this|it) (?:with|to|from|for|about|at|on)$/i;
const DIGIT_WORD = /(?:\d|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|double))$/i;
const AMOUNT_OR_DATE =
  /(?:[$€£]\s?[\d.,]+|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|at|for|in|is|about|takes|press|step|number|room)\s+\S+)$/i;
const BARE_DIGITS = /^[\d\s,.-]+$/;

/**
 * How much silence, counted from the end of speech, ends a turn with these words (ms). Recognizers close almost anything with a
 * full stop, so the last word counts before the punctuation.
 */
export function endpointDelayMs(text: string): number {
  const trimmed = text.trim();
  const words = trimmed.replace(/[.,;:!?…-]+$/, "").trim();
  if (words === "") return OPEN_MS;
  if (/(?:\.\.\.|…|-)$/.test(trimmed)) return UNFINISHED_MS;
  if (trimmed.endsWith("?") || QUESTION_WITH_PREPOSITION.test(words)) return COMPLETE_MS;
  if (UNFINISHED.test(words)) return UNFINISHED_MS;
  if (MAYBE_UNFINISHED.test(words)) return /[.!]$/.test(trimmed) ? OPEN_MS : UNFINISHED_MS;
  if (DIGIT_WORD.test(words) && (BARE_DIGITS.test(words) || !AMOUNT_OR_DATE.test(words))) return DIGITS_MS;
  if (trimmed.endsWith(",")) return COMMA_MS;
  return /[.!]$/.test(trimmed) ? COMPLETE_MS : OPEN_MS;
}
