/**
 * The whole words of `text` that were surely heard when `fraction` (0..1) of its audio had played. Time is taken as proportional
 * to characters; a word counts only when its last character lies inside.
 */
export function heardWords(text: string, fraction: number): string {
  if (fraction >= 1) return text.trim();
  const reach = Math.floor(text.length * Math.max(0, fraction));
  let end = 0;
  for (const word of text.matchAll(/\S+/g)) {
    const wordEnd = word.index + word[0].length;
    if (wordEnd > reach) break;
    end = wordEnd;
  }
  return text.slice(0, end).trim();
}
