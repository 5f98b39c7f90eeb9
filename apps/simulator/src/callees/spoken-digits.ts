const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/**
 * The longest run of digits in what was heard, whether it was written as figures or as words ("four, 4 one-seven" -> "4417").
 * Null when fewer than three digits stand together.
 */
export function digitsIn(text: string): string | null {
  const figures = WORDS.reduce(
    (sentence, word, digit) => sentence.replaceAll(new RegExp(`\\b${word}\\b`, "g"), String(digit)),
    text.toLowerCase().replace(/\boh\b/g, "zero"),
  );
  const runs = figures.match(/\d(?:[\s,.-]*\d)+/g) ?? [];
  const digits = runs.map((run) => run.replace(/\D/g, "")).sort((a, b) => b.length - a.length)[0];
  return digits && digits.length >= 3 ? digits : null;
}

/** Digits to be read out one by one. */
export const readOut = (digits: string): string => [...digits].map((digit) => WORDS[Number(digit)]).join(", ");
