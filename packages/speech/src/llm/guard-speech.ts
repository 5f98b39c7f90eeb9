import { cleanSpeech, createThoughtFilter } from "./clean-speech.ts";

const CLAUSE_END = /[,;:.!?…–—]["')\]]?\s+/g;
const SENTENCE_END = /[.!?…]["')\]]?\s*$/;
/** An answer on the phone is a few sentences. What goes on longer is cut at the end of a sentence, */
const ENOUGH = 600;
/** or here, where none comes. */
const TOO_MUCH = 900;
const NUMBERISH =
  /\d|[$€£*[(<_]|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|twentie|thirtie)th)\b/i;
export const DO_NOT_HAVE = "I do not have that information.";

/**
 * What of a model's stream may be spoken, in clauses as they come. A sentence with numbers or marks in it is held until its end, so that
 * it can be taken out whole. `full` when enough was said: the rest of the stream is not wanted.
 */
export function createSpeechGuard(invents: (sentence: string) => boolean) {
  const withoutThoughts = createThoughtFilter();
  let buffer = "";
  /** The sentence in progress, spoken or held. */
  let sentence = "";
  let held = "";
  let spoken = 0;
  let refused = false;

  const take = (clause: string, last: boolean): string => {
    sentence += clause;
    held += clause;
    const ends = last || SENTENCE_END.test(clause);
    if (!ends && NUMBERISH.test(held)) return "";
    const bad = invents(sentence);
    let out = bad ? (refused ? "" : `${DO_NOT_HAVE} `) : cleanSpeech(held);
    if (bad) refused = true;
    held = "";
    if (ends) sentence = "";
    if (out.trim() === "") out = "";
    spoken += out.length;
    return out;
  };

  return {
    get full() {
      return spoken >= TOO_MUCH || (spoken >= ENOUGH && sentence === "");
    },
    push(piece: string): string[] {
      buffer += withoutThoughts(piece);
      const out: string[] = [];
      for (;;) {
        if (this.full) return out;
        const end = CLAUSE_END.exec(buffer);
        CLAUSE_END.lastIndex = 0;
        const cut = end
          ? end.index + end[0].length
          : buffer.length > TOO_MUCH
            ? buffer.lastIndexOf(" ", TOO_MUCH) + 1 || TOO_MUCH
            : 0;
        if (cut === 0) return out;
        const text = take(buffer.slice(0, cut), false);
        buffer = buffer.slice(cut);
        if (text) out.push(text);
      }
    },
    /** What is left when the stream ends. */
    end(): string {
      const text = this.full ? "" : take(buffer, true);
      buffer = "";
      return text;
    },
  };
}
