const UNITS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Record<string, number> = { hundred: 100, thousand: 1000, million: 1_000_000 };

/** A number in a text: its value and where it stands. */
export interface NumberFound {
  value: number;
  at: number;
  end: number;
  /** "$45", "45 euros": an amount of money. */
  money: boolean;
}

const MONEY_BEFORE = /[$€£]\s?$/;
const MONTH_BEFORE = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:the\s+)?$/i;
const MONEY_AFTER = /^\s*(?:dollars?|bucks?|euros?|pounds?|usd|eur|gbp|[€£$])/i;
const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/**
 * The numbers of a text, written ("1,250.50") or spoken ("one hundred and five", "four four seven one"), in order. Those that
 * belong to times ("3 pm", "10:30") and ordinals ("the 24th") are left out, and so are digit rows that begin with 0 or are too
 * long for a quantity: they are names, not numbers.
 */
export function readNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(DIGITS)) {
    const at = match.index;
    const end = at + match[0].length;
    if (/[:/\-\d]$/.test(text.slice(0, at)) && !/\s-$/.test(text.slice(0, at))) continue;
    if (/^(?::\d|\/\d|-\d|st\b|nd\b|rd\b|th\b|\s?(?:a\.?m\b|p\.?m\b|o'clock))/i.test(text.slice(end))) continue;
    if (/^0\d|\d{13}/.test(match[0]) || MONTH_BEFORE.test(text.slice(0, at))) continue;
    found.push(tell(text, Number(match[0].replaceAll(",", "")), at, end));
  }
  for (const run of text.matchAll(/[a-z]+(?:(?:[\s-]+(?:and\s+)?|,\s*)[a-z]+)*/gi))
    found.push(...spoken(text, run[0], run.index));
  return joinCents(
    text,
    found.sort((a, b) => a.at - b.at),
  );
}

/** "Eighty nine euros and ninety cents" is one amount. */
function joinCents(text: string, numbers: NumberFound[]): NumberFound[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    const after = numbers[index + 1];
    if (before && isCents(text, before, number)) return [];
    if (!after || !isCents(text, number, after)) return [number];
    return [{ ...number, value: Math.round(number.value * 100 + after.value) / 100, end: after.end }];
  });
}

const isCents = (text: string, whole: NumberFound, part: NumberFound) =>
  whole.money &&
  part.value < 100 &&
  /^\s*(?:dollars?|bucks?|euros?|pounds?|[€£$])?\s*(?:and\s*)?$/i.test(text.slice(whole.end, part.at)) &&
  /^\s*(?:cents?|pence)\b/i.test(text.slice(part.end));

function tell(text: string, value: number, at: number, end: number): NumberFound {
  const money = MONEY_BEFORE.test(text.slice(0, at)) || MONEY_AFTER.test(text.slice(end));
  return { value, at, end, money };
}

/** Number words in a row. Digits one by one ("four four seven one") are put beside each other. */
function spoken(text: string, run: string, offset: number): NumberFound[] {
  const found: NumberFound[] = [];
  let group: { word: string; at: number; end: number }[] = [];
  const close = () => {
    const first = group[0];
    const last = group.at(-1);
    const rest = last ? text.slice(last.end) : "";
    if (first && last && !/^\s?(?:a\.?m\b|p\.?m\b|o'clock)/i.test(rest)) {
      const value = quantityOf(group.map(({ word }) => word));
      // "One moment", "no one", "this one": a pronoun or an article, no count.
      if (value !== null && !(value === 1 && group.length === 1)) found.push(tell(text, value, first.at, last.end));
    }
    group = [];
  };
  for (const match of run.matchAll(/[a-z]+/gi)) {
    const word = match[0].toLowerCase();
    const known =
      Object.hasOwn(UNITS, word) || Object.hasOwn(TENS, word) || (Object.hasOwn(SCALES, word) && group.length > 0);
    const at = offset + match.index;
    if (known) group.push({ word, at, end: at + word.length });
    else if (word === "oh" && group.length > 0) group.push({ word: "zero", at, end: at + word.length });
    else if (word !== "and" || group.length === 0) close();
  }
  close();
  return found;
}

function quantityOf(words: string[]): number | null {
  if (words.length > 1 && words.every((word) => (UNITS[word] ?? 10) < 10)) {
    const digits = words.map((word) => UNITS[word]).join("");
    return digits.startsWith("0") || digits.length > 12 ? null : Number(digits);
  }
  let total = 0;
  let part = 0;
  for (const word of words) {
    if (Object.hasOwn(SCALES, word)) {
      const scale = SCALES[word]!;
      part = Math.max(1, part) * scale;
      if (scale > 100) {
        total += part;
        part = 0;
      }
    } else part += UNITS[word] ?? TENS[word] ?? 0;
  }
  return total + part;
}
