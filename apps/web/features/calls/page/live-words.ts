import type { LiveWords } from "@/features/realtime/index.ts";
import type { Segment } from "../call-wire.ts";

/** One stretch of speech on the page; `final` is false while it is still being heard. */
export interface Line {
  key: string;
  speaker: string;
  startMs: number;
  endMs: number;
  text: string;
  final: boolean;
  interrupted: boolean;
  /** -1 (displeased) to 1 (pleased); null until the call was read after its end. */
  sentiment: number | null;
  /** Its place in the stored transcript, which an outcome's evidence names; null until it is stored. */
  position: number | null;
}

/**
 * Words that came live, in order of time. An interim stretch is replaced by the next of the same speaker and start, and never
 * replaces a final one: the network may reorder them. A speaker has one interim stretch at a time.
 */
export function addWords(words: readonly LiveWords[], fresh: LiveWords): LiveWords[] {
  const isSame = (one: LiveWords) => one.speaker === fresh.speaker && one.start_ms === fresh.start_ms;
  if (!fresh.final && words.some((one) => isSame(one) && one.final)) return [...words];
  const kept = words.filter((one) => !(isSame(one) || (one.speaker === fresh.speaker && !one.final)));
  return [...kept, fresh].sort((a, b) => a.start_ms - b.start_ms);
}

/** The stored transcript, and after it what was heard but is not stored yet. */
export function transcriptLines(segments: readonly Segment[], words: readonly LiveWords[]): Line[] {
  const stored = segments.map((segment) => ({
    key: `s${segment.position}`,
    speaker: segment.speaker,
    startMs: segment.start_ms,
    endMs: segment.end_ms,
    text: segment.text,
    final: true,
    interrupted: segment.interrupted,
    sentiment: segment.sentiment,
    position: segment.position,
  }));
  const isStored = (one: LiveWords) =>
    segments.some(
      ({ speaker, start_ms, end_ms }) =>
        speaker === one.speaker && one.start_ms >= start_ms && (one.start_ms < end_ms || one.start_ms === start_ms),
    );
  const live = words
    .filter((one) => !isStored(one))
    .map((one) => ({
      key: `w${one.speaker}${one.start_ms}`,
      speaker: one.speaker,
      startMs: one.start_ms,
      endMs: one.start_ms,
      text: one.text,
      final: one.final,
      interrupted: false,
      sentiment: null,
      position: null,
    }));
  return [...stored, ...live].sort((a, b) => a.startMs - b.startMs);
}
