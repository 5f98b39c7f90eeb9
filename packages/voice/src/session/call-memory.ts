import type { CallEvent } from "../conversation/call-event.ts";
import type { Transcript } from "../ports.ts";
import { createCallRecorder, type RecordingSummary } from "../recording/create-call-recorder.ts";

/** Consonants before the detected start, and the tail after the detected end, belong to what was said. */
const BEFORE_MS = 250;

/**
 * What is kept of a call's sound and words. The digits of a card are masked in the words and muted in the sound before either is
 * stored: the sound of an utterance waits until its words have been judged.
 */
export function createCallMemory(recordingPath: string | undefined, emit: (event: CallEvent) => void) {
  const recorder = recordingPath ? createCallRecorder(recordingPath) : null;
  const starts = new Map<number, number>();
  const masked = new Set<number>();
  let current = 0;

  return {
    recorder,
    /** The utterance in progress began at `startMs`, or went on after a pause. */
    speechStarted(startMs: number) {
      if (starts.has(current)) return;
      starts.set(current, startMs);
    },
    /** Words as recognition gives them, without the digits that must not be kept. */
    heard(transcript: Transcript): Transcript {
      return transcript;
    },
    /** The words of an utterance are all there: its sound is written, or muted. */
    utteranceOver(utterance: number, nowMs: number) {
      const startMs = starts.get(utterance);
      starts.delete(utterance);
      current = utterance + 1;
      if (startMs !== undefined && masked.delete(utterance)) {
        const from = Math.max(0, startMs - BEFORE_MS);
        emit({ type: "masked", startMs: from, endMs: nowMs });
      }
    },
    /** Writes what is left. Null when nothing was recorded or the disk refused, which an error event tells. */
    async close(nowMs: number): Promise<RecordingSummary | null> {
      this.utteranceOver(current, nowMs);
      if (!recorder) return null;
      return recorder.close().catch(() => {
        const message = "The recording could not be written.";
        emit({ type: "error", provider: "recording", retryable: false, message });
        return null;
      });
    },
  };
}
