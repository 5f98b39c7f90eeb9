/** A name without what people write or leave out at will: www. and the like, .com and the like, punctuation and blanks. */
export function bareName(normalised: string): string {
  const site = normalised.replace(/^(?:https?:\/\/)?(?:www\d?|m|l|lm)\./, "").replace(/\/$/, "");
  const name = site.replace(/^([^\s/]+)\.(?:com|net|org|co|io|co\.uk)$/, "$1");
  return name.replace(/[\s\p{P}\p{S}]+/gu, "") || normalised;
}

/**
 * Whether one normalised name looks like a slip of the other: the same words but for one, which has one letter wrong, missing, added or
 * two swapped (two slips from nine letters on). Numbers have to be equal, the word begins with the same letter and has five letters
 * at least, so that "google" is never near "google ads", nor "spring 2024" near "spring 2025", nor "group a" near "group b".
 */
export function isNearSpelling(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2 || numbersOf(one) !== numbersOf(other)) return false;
  const [words, others] = [one.split(/[\s\p{P}\p{S}]+/u), other.split(/[\s\p{P}\p{S}]+/u)];
  if (words.length !== others.length) return false;
  const different = words.flatMap((word, i) => (word === others[i] ? [] : [[word, others[i]!] as const]));
  const pair = different[0];
  if (!pair || different.length > 1) return false;
  const [a, b] = pair;
  const length = Math.max(a.length, b.length);
  if (length < 5 || Math.min(a.length, b.length) < 4 || a[0] !== b[0]) return false;
  return slips(a, b) <= (length >= 9 ? 2 : 1);
}

const numbersOf = (text: string) => text.replace(/\D+/g, " ").trim();

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
