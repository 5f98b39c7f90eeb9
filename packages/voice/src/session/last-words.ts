import type { TranscriptSegment } from "../conversation/call-event.ts";
import type { Utterance } from "../conversation/state.ts";
import type { CallClock } from "../ports.ts";

/** How long the end of a call waits for the words of a callee who was cut off. */
const LAST_WORDS_MS = 1500;

export interface Words {
  text: string;
  confidence: number;
}

/**
 * What the callee was saying when the line went: the recognizer gets a moment to settle it. `settle` asks for it and calls back
 * with the words. Null when nothing was said.
 */
export async function lastWords(
  utterance: Utterance,
  clock: CallClock,
  settle: (heard: (words: Words) => void) => void,
): Promise<TranscriptSegment | null> {
  if (utterance.startMs === null) return null;
  let { text, confidence } = utterance;
  if (!utterance.settled) {
    let cancel = () => {};
    const settled = await new Promise<Words | null>((resolve) => {
      cancel = clock.after(LAST_WORDS_MS, () => resolve(null));
      settle(resolve);
    });
    cancel();
    if (settled?.text) ({ text, confidence } = settled);
  }
  if (!text.trim()) return null;
  const { startMs, endMs } = utterance;
  const end = Math.max(startMs, endMs);
  return { speaker: "callee", text: text.trim(), startMs, endMs: end, confidence, interrupted: false };
}
