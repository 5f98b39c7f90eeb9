import type { Line } from "./live-words.ts";

/** A text cut where the searched words stand, for marking them. Upper and lower case count the same. */
export function cutAtHits(text: string, search: string): { text: string; hit: boolean }[] {
  const wanted = search.trim();
  if (!wanted) return [{ text, hit: false }];
  const pattern = new RegExp(`(${wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})`, "giu");
  return text
    .split(pattern)
    .map((part, at) => ({ text: part, hit: at % 2 === 1 }))
    .filter((part) => part.text !== "");
}

/** Lines that hold the searched words. */
export function hitsOf(lines: readonly Line[], search: string): Line[] {
  if (!search.trim()) return [];
  return lines.filter((line) => cutAtHits(line.text, search).some((part) => part.hit));
}

/** How many of a line's words are spoken at an instant: spread over its time by their length, for words carry no times. */
export function wordsSpoken(words: readonly string[], line: Pick<Line, "startMs" | "endMs">, atMs: number): number {
  const length = line.endMs - line.startMs;
  if (length <= 0 || atMs >= line.endMs) return words.length;
  const total = words.reduce((sum, word) => sum + word.length + 1, 0);
  const reached = ((atMs - line.startMs) / length) * total;
  let passed = 0;
  return words.filter((word) => {
    const starts = passed;
    passed += word.length + 1;
    return starts <= reached;
  }).length;
}
