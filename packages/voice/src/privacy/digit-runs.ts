/** Digits that follow each other in a text, as figures ("4111 1111") or as words ("four one, double one"). */
export interface DigitRun {
  digits: string;
  from: number;
  to: number;
  /** Each figure or word: where it stands, and how many digits it means. */
  parts: { from: number; to: number; digits: string }[];
}

const UNITS = "zero one two three four five six seven eight nine".split(" ");
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** Words that stand between digits without ending their row. */
const JOINERS = new Set(["and", "then", "dash", "hyphen", "space", "uh", "um", "er", "hmm", "next", "dot"]);
/** "Oh" is a digit only beside another one. */
const NOUGHT = new Set(["oh", "o", "nought", "null"]);
const ROUND: Record<string, string> = { hundred: "00", thousand: "000" };
const TIMES: Record<string, number> = { double: 2, triple: 3, treble: 3 };

interface Token {
  word: string;
  from: number;
  to: number;
}

/** All rows of digits in `text`, in order. */
export function findDigitRuns(text: string): DigitRun[] {
  const tokens = [...text.matchAll(/\d+|[\p{L}']+|[^\s\d\p{L}']/gu)].map<Token>((match) => ({
    word: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const runs: DigitRun[] = [];
  let run: DigitRun | null = null;
  for (let at = 0; at < tokens.length; at++) {
    const { word } = tokens[at]!;
    const taken = digitsAt(tokens, at, run !== null && run.to === tokens[at - 1]?.to);
    if (taken) {
      const last = tokens[at + taken.tokens - 1]!;
      const part = { from: tokens[at]!.from, to: last.to, digits: taken.digits };
      if (run) {
        run.parts.push(part);
        run.digits += part.digits;
        run.to = part.to;
      } else {
        run = { digits: part.digits, from: part.from, to: part.to, parts: [part] };
        runs.push(run);
      }
      at += taken.tokens - 1;
    } else if (!JOINERS.has(word) && !/^[-,./:–—·#]$/.test(word)) run = null;
  }
  return runs;
}

function digitsAt(
  tokens: readonly Token[],
  at: number,
  afterDigit: boolean,
): { digits: string; tokens: number } | null {
  const { word } = tokens[at]!;
  if (/^\d+$/.test(word)) return { digits: word, tokens: 1 };
  const times = Object.hasOwn(TIMES, word) ? TIMES[word]! : 0;
  const following = tokens[at + 1]?.word ?? "";
  if (times > 0) {
    const one = unitOf(following) ?? (/^\d$/.test(following) ? following : NOUGHT.has(following) ? "0" : null);
    return one === null ? null : { digits: one.repeat(times), tokens: 2 };
  }
  const unit = unitOf(word);
  if (unit !== null) return { digits: unit, tokens: 1 };
  if (NOUGHT.has(word)) {
    const beside = afterDigit || unitOf(following) !== null || /^\d+$/.test(following);
    return beside ? { digits: "0", tokens: 1 } : null;
  }
  if (Object.hasOwn(ROUND, word)) return afterDigit ? { digits: ROUND[word]!, tokens: 1 } : null;
  const teen = TEENS.indexOf(word);
  if (teen >= 0) return { digits: String(10 + teen), tokens: 1 };
  const ten = TENS.indexOf(word);
  if (ten < 0) return null;
  // "Forty-two" and "forty two" are 42; "forty" alone is 40.
  const dash = following === "-" ? 1 : 0;
  const ones = unitOf(tokens[at + 1 + dash]?.word ?? "");
  if (ones !== null && ones !== "0") return { digits: `${ten + 2}${ones}`, tokens: 2 + dash };
  return { digits: `${ten + 2}0`, tokens: 1 };
}

function unitOf(word: string): string | null {
  const unit = UNITS.indexOf(word);
  return unit < 0 ? null : String(unit);
}
