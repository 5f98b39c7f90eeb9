/** What is said of a name that nothing has. */
export function unknownName(what: string, word: string, known: Iterable<string>): string {
  return `There is no ${what} '${word.slice(0, 80)}'. The nearest is ${nearest(word.slice(0, 80), known)}.`;
}

/** The known name with the fewest edits to reach it; the first of several. */
function nearest(word: string, known: Iterable<string>): string {
  let best = "";
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const edits = distance(word.toLowerCase(), name);
    if (edits < fewest) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
