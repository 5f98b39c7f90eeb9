const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS: Record<string, number> = {
  ...{ first: 1, second: 2, third: 3, fifth: 5, eighth: 8, ninth: 9, twelfth: 12, twentieth: 20, thirtieth: 30 },
  ...Object.fromEntries([4, 6, 7, 10, 11, 13, 14, 15, 16, 17, 18, 19].map((value) => [`${UNITS[value]}th`, value])),
};

/** Numbers that stand next to each other in a text, and where. */
export interface NumberRun {
  /** Each number as digits: "4471" is one, "4, 4, 7, 1" and "four four seven one" are four. */
  parts: string[];
  from: number;
  to: number;
}

const TOKEN = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+/gi;
const BETWEEN = /^[\s,.:/()+-]*(?:and |dash |double )?[\s,.:/()+-]*$/i;

/** Finds all runs of numbers, written or spoken in English. */
export function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const value = digitsOf(match[0].toLowerCase());
    if (value === null) continue;
    const [from, to] = [match.index, match.index + match[0].length];
    const last = runs.at(-1);
    if (last && BETWEEN.test(text.slice(last.to, from))) {
      last.parts.push(value);
      last.to = to;
    } else if (!SCALES.has(value)) runs.push({ parts: [value], from, to });
  }
  return runs;
}

const SCALES = new Set(["hundred", "thousand", "million"]);

/** Digits of one token; a scale word as itself; null for any other word. */
function digitsOf(token: string): string | null {
  if (/^\d/.test(token)) return token.replace(/,/g, "").replace(/\.0+$/, "");
  if (token === "oh") return "0";
  if (UNITS.includes(token)) return String(UNITS.indexOf(token));
  if (TENS.includes(token)) return String(20 + 10 * TENS.indexOf(token));
  if (SCALES.has(token)) return token;
  const ordinal = ORDINALS[token];
  return ordinal === undefined ? null : String(ordinal);
}

/**
 * All ways to read a run as digits: side by side ("twenty twenty four" -> 2024 with tens joined, "three thirty" -> 330) and as one
 * quantity ("twelve hundred and fifty" -> 1250).
 */
export function readings({ parts }: NumberRun): string[] {
  const joined = joinTens(parts.filter((part) => !SCALES.has(part)));
  const plain = parts.filter((part) => !SCALES.has(part));
  const sum = quantity(parts);
  return [...new Set([joined.join(""), plain.join(""), ...(sum === null ? [] : [String(sum)])])]
    .map((digits) => digits.replace(/\D/g, ""))
    .filter(Boolean);
}

/** "twenty", "four" -> "24". */
function joinTens(parts: readonly string[]): string[] {
  const out: string[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last && /^[2-9]0$/.test(last) && /^[1-9]$/.test(part))
      out[out.length - 1] = String(Number(last) + Number(part));
    else out.push(part);
  }
  return out;
}

function quantity(parts: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  for (const part of joinTens(parts)) {
    if (part === "hundred") group = (group || 1) * 100;
    else if (part === "thousand" || part === "million") {
      total += (group || 1) * (part === "thousand" ? 1000 : 1_000_000);
      group = 0;
    } else group += Number(part);
  }
  const value = total + group;
  return Number.isSafeInteger(value) ? value : null;
}
