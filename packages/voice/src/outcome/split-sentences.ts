/** Cuts after . ! ? before a space, but not inside "3 p.m. today", "Dr. Lee" or "No. 5". */
export function splitSentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]+["')\]]*\s+/g)) {
    const before = text.slice(start, match.index + 1);
    const next = text.slice(match.index + match[0].length);
    const short = /(?:\b(?:mr|mrs|ms|dr|st|no|vs|etc|approx|inc|ltd|e\.g|i\.e)\.|\b[a-z]\.)$/i.test(before);
    if (short && !/^(?:i|we|you|he|she|it|they|the|that|this|is|are|do|can)\b/i.test(next)) continue;
    found.push(text.slice(start, match.index + match[0].length).trim());
    start = match.index + match[0].length;
  }
  found.push(text.slice(start).trim());
  return found.filter(Boolean);
}
