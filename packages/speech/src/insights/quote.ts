const MAX_CHARACTERS = 180;

/** Words of the transcript between quotation marks, as they were said; a long sentence is cut after a word. */
export function quote(text: string): string {
  const plain = text.replaceAll('"', "'").replace(/\s+/g, " ").trim();
  if (plain.length <= MAX_CHARACTERS) return `"${plain}"`;
  const cut = plain.slice(0, MAX_CHARACTERS);
  return `"${cut.slice(0, Math.max(1, cut.lastIndexOf(" ")))}…"`;
}
