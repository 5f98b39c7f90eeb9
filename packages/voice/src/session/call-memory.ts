import type { CallEvent, TranscriptSegment } from "../conversation/call-event.ts";
import type { Transcript } from "../ports.ts";
import { createDigitGuard } from "../privacy/digit-guard.ts";
import { createCallRecorder, type RecordingSummary } from "../recording/create-call-recorder.ts";

/** Consonants before the detected start, and the tail after the detected end, belong to what was said. */
const MARGIN_MS = 250;

/** A key is known this late after its tone began. */
const KEY_MS = 400;

export interface CallMemoryOptions {
  recordingPath?: string;
  /** Tells what was kept otherwise than it was said. */
  onEvent(event: CallEvent): void;
  /** Words that stand elsewhere too (in what the agent sees) and may not stay. */
  onRevised(from: string, to: string): void;
}

/**
 * What is kept of a call's sound and words. The digits of a card are masked in the words and muted in the sound before either is
 * stored: the sound of an utterance waits until its words have been judged. A number that is said piece by piece is known by its
 * last piece: the earlier ones are masked and muted then.
 */
export function createCallMemory({ recordingPath, onEvent, onRevised }: CallMemoryOptions) {
  const recorder = recordingPath ? createCallRecorder(recordingPath) : null;
  const guard = createDigitGuard();
  const segments: TranscriptSegment[] = [];
  /** What was said, by what was shown of it; while the utterance may still be kept. */
  const originals = new Map<string, string>();
  /** What is kept, by what was told before. */
  const revisions = new Map<string, string>();
  const revise = (from: string, to: string) => {
    revisions.set(from, to);
    onRevised(from, to);
  };

  const mute = ({ speaker, startMs, endMs }: TranscriptSegment) => {
    const from = Math.max(0, startMs - MARGIN_MS);
    recorder?.mute(speaker === "callee" ? "callee" : "agent", from, endMs + MARGIN_MS);
    onEvent({ type: "masked", startMs: from, endMs });
  };

  return {
    recorder,
    segments: segments as readonly TranscriptSegment[],
    /** An utterance of the callee's began at `startMs`, or went on: its sound waits. */
    speechStarted: (startMs: number) => recorder?.hold(startMs - MARGIN_MS),
    /** A key was pressed: its tone began a little earlier, and waits as words do. */
    keyPressed: (atMs: number) => recorder?.hold(atMs - KEY_MS),
    /** The utterance is over, its words have been kept: its sound may be written. */
    utteranceOver: (endMs: number) => recorder?.judged(endMs + MARGIN_MS),
    /** Words as recognition gives them, without the digits that must not be kept. */
    heard(transcript: Transcript): Transcript {
      const { text } = guard.preview(transcript.text);
      recorder?.doubt(guard.suspects(transcript.text));
      if (text !== transcript.text) originals.set(text.trim(), transcript.text);
      return { ...transcript, text };
    },
    /** Words that were taken into the conversation, as they may be shown. */
    shown: (text: string): string => revisions.get(text) ?? text,
    /** One stretch of speech as it is stored. */
    keep(segment: TranscriptSegment): TranscriptSegment {
      const said = originals.get(segment.text) ?? segment.text;
      originals.clear();
      const { text, masked, revised } = guard.mask(said, segment.speaker);
      const kept = { ...segment, text };
      segments.push(kept);
      if (masked) mute(kept);
      if (text !== segment.text) revise(segment.text, text);
      for (const { index, text: hidden } of revised) {
        const before = segments[index];
        if (!before) continue;
        segments[index] = { ...before, text: hidden };
        mute(before);
        revise(before.text, hidden);
        onEvent({ type: "revised", index, segment: segments[index] });
      }
      return kept;
    },
    /** Writes what is left. Null when nothing was recorded or the disk refused, which an error event tells. */
    async close(): Promise<RecordingSummary | null> {
      if (!recorder) return null;
      return recorder.close().catch(() => {
        const message = "The recording could not be written.";
        onEvent({ type: "error", provider: "recording", retryable: false, message });
        return null;
      });
    },
  };
}
