import { heardWords, type TranscriptSegment } from "@parley/voice";
import type { HeardItem } from "./speaker.ts";

/** Nobody speaks faster: words whose sound has not all come yet are spread over at least this much a character. */
const FAST_MS_PER_CHARACTER = 55;

/** What the model says in each item, and how much of that was heard. */
export function createAgentWords(callMs: (at: number) => number) {
  const texts = new Map<string, string>();

  return {
    add: (id: string, delta: string) => void texts.set(id, (texts.get(id) ?? "") + delta),
    set: (id: string, text: string) => void texts.set(id, text),
    /** The segment of what was heard of an item; null when that is no word. */
    heard(item: HeardItem, interrupted: boolean): TranscriptSegment | null {
      const text = (texts.get(item.id) ?? "").trim();
      texts.delete(item.id);
      const all = !interrupted || (item.complete && item.heardMs >= item.totalMs);
      const totalMs = item.complete ? item.totalMs : Math.max(item.totalMs, text.length * FAST_MS_PER_CHARACTER);
      const heard = all ? text : totalMs === 0 ? "" : heardWords(text, item.heardMs / totalMs);
      if (!heard) return null;
      const [startMs, endMs] = [callMs(item.startedAt), callMs(item.endedAt)];
      return { speaker: "agent", text: heard, startMs, endMs, confidence: 1, interrupted: !all };
    },
  };
}
