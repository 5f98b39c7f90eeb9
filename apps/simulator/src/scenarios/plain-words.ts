const ONES = "zero one two three four five six seven eight nine".split(" ");
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/**
 * A text as its words in lower case without punctuation, numbers in figures however they were written: "four, 4 one-seven" and
 * "4417" are the same word, "forty-nine" is "49".
 */
export function plainWords(text: string): string[] {
  const words = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/(\d)[,.](?=\d{3}\b)/g, "$1")
    .replace(/[^a-z0-9']+/g, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
  return joinDigits(figures(words));
}

/** Words of numbers to figures. */
function figures(words: string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const tens = TENS.indexOf(word);
    const after = ONES.indexOf(words[at + 1] ?? "");
    if (tens >= 0 && after > 0) {
      out.push(String((tens + 2) * 10 + after));
      at++;
    } else if (tens >= 0) out.push(String((tens + 2) * 10));
    else if (TEENS.includes(word)) out.push(String(10 + TEENS.indexOf(word)));
    else if (ONES.includes(word)) out.push(String(ONES.indexOf(word)));
    // "Oh" is a digit between digits only.
    else if (word === "oh" && /^\d$/.test(out.at(-1) ?? "") && after >= 0) out.push("0");
    else out.push(word);
  }
  return out;
}

/** Single digits that follow each other are one number, spelled out. Longer figures join them: "44 17" was read in pairs. */
function joinDigits(words: string[]): string[] {
  const out: string[] = [];
  let spelled = false;
  for (const word of words) {
    const digits = /^\d+$/.test(word);
    const single = digits && word.length === 1;
    if (digits && out.length > 0 && spelled && (single || /^\d{2,}$/.test(out.at(-1)!))) out[out.length - 1] += word;
    else out.push(word);
    spelled = digits && (single || spelled);
  }
  return out;
}
