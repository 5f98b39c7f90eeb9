/** Sound of a letter. */
export const LETTER_MS = 60;
const PAUSE_MS = 60;

/**
 * A voice whose words can be counted by who hears it: a tone of 60 ms for each character of a word, 60 ms of silence after each word.
 */
export function wordsSound({ text, sampleRate }: { text: string; sampleRate: number }): Int16Array {
  const words = text.match(/\S+/g) ?? [];
  const total = words.reduce((ms, word) => ms + word.length * LETTER_MS + PAUSE_MS, 0);
  const sound = new Int16Array((total * sampleRate) / 1000);
  let at = 0;
  for (const word of words) {
    const end = at + (word.length * LETTER_MS * sampleRate) / 1000;
    for (; at < end; at++) sound[at] = Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / sampleRate));
    at += (PAUSE_MS * sampleRate) / 1000;
  }
  return sound;
}
