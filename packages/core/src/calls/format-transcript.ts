import type { TranscriptSegment } from "./get-call.ts";

/** WebVTT (W3C) with one cue per segment, the speaker as voice. */
export function transcriptAsVtt(segments: TranscriptSegment[]): string {
  const cues = segments.map(
    ({ startMs, endMs, speaker, text }) =>
      `${stamp(startMs)} --> ${stamp(endMs)}\n<v ${speaker}>${text.replaceAll("-->", "->")}`,
  );
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

/** One line per segment: `[0:05] agent: ...`. */
export function transcriptAsText(segments: TranscriptSegment[]): string {
  return segments.map(({ startMs, speaker, text }) => `[${minutes(startMs)}] ${speaker}: ${text}\n`).join("");
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23);
}

function minutes(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
