import type { TranscriptSegment } from "@parley/voice";
import type { CallRecord } from "./call-record.ts";
import type { createTimers } from "./timers.ts";

/** Keys in a row belong together; after this pause they are a turn. */
const KEYS_PAUSE_MS = 1500;
/** The carrier tells of a key this late after its tone began. */
const TOLD_AFTER_MS = 400;
/** A flood of tones is no answer. */
const MOST_KEYS = 32;

export interface CalleeKeysOptions {
  timers: ReturnType<typeof createTimers>;
  record: CallRecord;
  callMs(): number;
  /** What was pressed, as it was kept: a card's digits are masked. `owed`: a turn of theirs waits for the same answer. */
  onPressed(text: string, owed: boolean): void;
}

/** The keys that the other side presses count as said: "(pressed 4 4 7 1)". Their tones are not written before they were judged. */
export function createCalleeKeys({ timers, record, callMs, onPressed }: CalleeKeysOptions) {
  let keys = "";
  let fromMs = 0;
  let owed = false;

  /** Keeps what was pressed so far. Answers the words as kept, null when nothing was pressed. */
  const keep = (): string | null => {
    if (!keys) return null;
    timers.clear("keys");
    const endMs = callMs();
    const text = `(pressed ${[...keys].join(" ")})`;
    keys = "";
    const segment: TranscriptSegment = {
      ...{ speaker: "callee", text, startMs: fromMs, endMs, confidence: 1, interrupted: false },
    };
    return record.keep(segment).text;
  };

  return {
    /** Keys wait for their pause: nothing that holds them may be judged by other words. */
    get waiting() {
      return keys !== "";
    },
    press(digit: string) {
      record.memory.keyPressed(callMs());
      record.emit({ type: "dtmf", digit, atMs: callMs() });
      if (keys === "") fromMs = Math.max(0, callMs() - TOLD_AFTER_MS);
      if (keys.length < MOST_KEYS) keys += digit;
      timers.set("keys", KEYS_PAUSE_MS, () => {
        const text = keep();
        const also = owed;
        owed = false;
        if (text) onPressed(text, also);
      });
    },
    /** A turn is over. Answers whether it waits for more keys: tones in the line sound like one, and both are one answer. */
    takeTurn(): boolean {
      if (keys !== "") owed = true;
      return keys !== "";
    },
    keep,
  };
}
