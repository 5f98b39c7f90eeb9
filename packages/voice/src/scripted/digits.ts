const WORDS: Record<string, string> = {
  zero: "0",
  oh: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
};

/** "4471" -> "4, 4, 7, 1": each digit is heard. Numbers of one or two digits and years stay words. */
export function digitsAloud(text: string): string {
  return text.replace(/\d{3,}/g, (digits) => [...digits].join(", "));
}

/** A number that is worth reading back (three digits or more, written or spoken one by one), or null. */
export function numberIn(text: string): string | null {
  const spoken = text
    .toLowerCase()
    .replace(/\b(zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/g, (word) => WORDS[word]!)
    .replace(/(\d)[\s,.-]+(?=\d)/g, "$1");
  const found = /\d{3,}/.exec(spoken)?.[0] ?? null;
  return found && /\$\s?[\d,.]*\d/.test(text) ? null : found;
}
