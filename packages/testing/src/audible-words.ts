const WORD_SAMPLES = 1600;
const GAP_SAMPLES = 640;
/** Begins a word, followed by its length and its characters; the rest of it is a constant. No other sample has this value. */
const MARK = 31_337;
const BODY = 6000;

export interface AudibleWord {
  text: string;
  /** Samples since the stream's start. */
  end: number;
}

/**
 * Sound (8 kHz) out of which `createWordListener` reads these words again, 200 ms each and 80 ms apart: a recognizer's stand-in
 * hears what it was really sent, so that a test sees words that were lost, cut or sent twice.
 */
export function audibleWords(text: string): Int16Array {
  const words = text.split(" ");
  const sound = new Int16Array(words.length * (WORD_SAMPLES + GAP_SAMPLES));
  for (const [index, word] of words.entries()) {
    const at = index * (WORD_SAMPLES + GAP_SAMPLES);
    sound.fill(BODY, at, at + WORD_SAMPLES);
    sound.set([MARK, word.length, ...[...word].map((letter) => letter.charCodeAt(0))], at);
  }
  return sound;
}

/** Reads words out of consecutive pieces of a stream. A word counts when it was heard to its end. */
export function createWordListener(): (samples: Int16Array) => AudibleWord[] {
  let word: { letters: number[]; length: number | null; left: number } | null = null;
  let position = 0;
  return (samples) => {
    const heard: AudibleWord[] = [];
    for (const sample of samples) {
      position++;
      if (sample === MARK) word = { letters: [], length: null, left: WORD_SAMPLES - 1 };
      else if (word) {
        word.left--;
        if (word.length === null) word.length = sample;
        else if (word.letters.length < word.length) word.letters.push(sample);
        else if (sample !== BODY) word = null;
        if (word?.left === 0) {
          heard.push({ text: String.fromCharCode(...word.letters), end: position });
          word = null;
        }
      }
    }
    return heard;
  };
}
