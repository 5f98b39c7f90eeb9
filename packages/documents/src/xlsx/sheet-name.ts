/** Longest name of a sheet, in UTF-16 units. */
const LONGEST = 31;

/**
 * A text as the name of a sheet that Excel opens without repairing it: no []:*?/\ or control character, no apostrophe at an end, not
 * "History", not empty, and none of the names that are `taken` (capitals make no difference).
 */
export function sheetName(text: string, taken: readonly string[] = []): string {
  const plain = text
    .replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s']+|[\s']+$/g, "");
  const used = new Set(["history", ...taken.map((name) => name.toLowerCase())]);
  const base = plain === "" ? "Data" : plain;
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` ${n}`;
    const name = cut(base, LONGEST - end.length) + end;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** Whole characters only: half of an emoji is no text. */
function cut(text: string, longest: number): string {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > longest) break;
    kept += character;
  }
  return kept.replace(/[\s']+$/, "");
}
