import { splitSentences, type TranscriptSegment } from "@parley/voice";

/** One sentence of a transcript and the position of the segment that it stands in. */
export interface Sentence {
  segment: number;
  speaker: TranscriptSegment["speaker"];
  text: string;
}

/** The transcript's sentences in order, each verbatim. */
export function sentencesOf(segments: readonly TranscriptSegment[]): Sentence[] {
  return segments.flatMap(({ speaker, text }, segment) =>
    splitSentences(text).map((sentence) => ({ segment, speaker, text: sentence })),
  );
}

/** The sentences of the segments at these positions. */
export function splitLines(segments: readonly TranscriptSegment[], lines: readonly number[]): Sentence[] {
  return sentencesOf(segments).filter(({ segment }) => lines.includes(segment));
}
