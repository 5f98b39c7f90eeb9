const DIGITS: Record<string, string> = {
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
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** "4471" -> "4, 4, 7, 1": each digit is heard. Numbers of one or two digits stay words. */
export function digitsAloud(text: string): string {
  return text.replace(/\d{3,}/g, (digits) => [...digits].join(", "));
}

/** A sentence with its long numbers spelled out; years, amounts of money and counts ("500 people") are said as numbers. */
export function sentenceAloud(text: string): string {
  return text.replace(
    /(?<![\d$€£][\d.,]*)\d{3,}(?![\d.,]*\s*(?:dollars|euros|pounds|people|guests|miles|units|%))/g,
    (digits, at: number) => (isYear(digits, text.slice(0, at)) ? digits : [...digits].join(", ")),
  );
}

const isYear = (digits: string, before: string) =>
  /^(?:19|20)\d\d$/.test(digits) && !/(?:number|no\.?|id|code|#)\W*(?:is\W*)?$/i.test(before);

/** A number that is worth reading back (three digits or more, written or spoken one by one), or null. */
export function numberIn(text: string): string | null {
  const spoken = text
    .toLowerCase()
    .replace(/\b(zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/g, (word) => DIGITS[word]!)
    .replace(/(\d)[\s,.-]+(?=\d)/g, "$1");
  const found = /\d{3,}/.exec(spoken)?.[0] ?? null;
  return found && /\$\s?[\d,.]*\d/.test(text) ? null : found;
}

/** The first quantity in a sentence, in figures or words ("forty nine dollars" -> 49, "two hundred" -> 200), or null. */
export function quantityIn(text: string): number | null {
  const figures = /-?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (figures) return Number(figures.replace(/,/g, ""));
  let total: number | null = null;
  let last = 0;
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const value = worthOf(word);
    if (value !== null) {
      total = (total ?? 0) + value;
      last = value;
    } else if (total !== null && word === "hundred") total += last * 99;
    else if (total !== null && word === "thousand") total *= 1000;
    else if (total !== null && word !== "and") break;
  }
  return total;
}

function worthOf(word: string): number | null {
  if (word !== "oh" && word in DIGITS) return Number(DIGITS[word]);
  if (TEENS.includes(word)) return 10 + TEENS.indexOf(word);
  return TENS.includes(word) ? 20 + 10 * TENS.indexOf(word) : null;
}
