const SENTENCE_END = /[.!?…]["')\]]?\s+/g;
const CLAUSE_END = /[,;:.!?…–—]["')\]]?\s+/g;
/** A clause shorter than this sounds clipped, and its sound would end before the next chunk's begins. */
const MIN_CLAUSE = 18;
/** "Dr. Smith" and "No. 5" are no ends of sentences. */
const ABBREVIATION = /(?:\b(?:mr|mrs|ms|dr|st|no|vs|etc|inc|ltd|co|jr|sr)|\b[a-z])\.\s*$/i;

/** Cuts streamed text into pieces to speak: the first clause as soon as it stands, whole sentences after that. */
export async function* chunkSpeech(text: AsyncIterable<string>): AsyncIterable<string> {
  let buffer = "";
  let first = true;
  for await (const piece of text) {
    buffer += piece;
    for (;;) {
      const cut = findCut(buffer, first);
      if (cut === 0) break;
      const chunk = buffer.slice(0, cut).trim();
      buffer = buffer.slice(cut);
      first = false;
      if (chunk) yield chunk;
    }
  }
  if (buffer.trim()) yield buffer.trim();
}

function findCut(buffer: string, first: boolean): number {
  for (const match of buffer.matchAll(first ? CLAUSE_END : SENTENCE_END)) {
    const cut = match.index + match[0].length;
    if (first && cut < MIN_CLAUSE) continue;
    if (!ABBREVIATION.test(buffer.slice(0, cut))) return cut;
  }
  return 0;
}
