/** "Uh-huh": says that somebody listens, not that they want the floor. */
const TOKENS = new Set([
  "uh",
  "huh",
  "uh-huh",
  "mm",
  "mhm",
  "mmhmm",
  "mm-hmm",
  "hmm",
  "um",
  "ah",
  "oh",
  "okay",
  "ok",
  "yeah",
  "yep",
  "yes",
  "right",
  "sure",
  "alright",
  "good",
  "great",
  "cool",
  "see",
  "i",
  "got",
  "it",
  "all",
  "uhhuh",
  "mmm",
  "hm",
  "aha",
  "yup",
  "exactly",
  "perfect",
  "fine",
  "nice",
  "wow",
  "understood",
  "gotcha",
]);
/** The same in words that mean more elsewhere. */
const PHRASES = new Set(["sounds good", "of course", "that's right", "makes sense", "fair enough", "no problem"]);
const MAX_WORDS = 3;

/** Whether these words, spoken while the agent talks, only acknowledge. Empty text is not a backchannel: nothing was said. */
export function isBackchannel(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MAX_WORDS) return false;
  const said = words.join(" ").replace(/’/g, "'");
  return PHRASES.has(said) || (said !== "i" && words.every((word) => TOKENS.has(word)));
}

/** Lower-case words without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+(?:['’-][a-z0-9]+)*/g) ?? [];
}
