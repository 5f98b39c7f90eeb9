/**
 * The whole words of `text` that were surely heard when `fraction` (0..1) of its sound, pauses left out, had played. Sound is taken as
 * proportional to characters that are not spaces; a word counts only when its last character lies inside.
 */
export function heardWords(text: string, fraction: number): string {
  if (fraction >= 1) return text.trim();
  const reach = Math.max(0, fraction) * soundingCharacters(text);
  let end = 0;
  let spoken = 0;
  for (const word of text.matchAll(/\S+/g)) {
    spoken += word[0].length;
    // A thousandth: 3 of 10 characters are 0.3 times 10, which is a hair less than 3.
    if (spoken > reach + 0.001) break;
    end = word.index + word[0].length;
  }
  return text.slice(0, end).trim();
}

export function soundingCharacters(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}
