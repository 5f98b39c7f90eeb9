import { SAMPLES_PER_MS, type Transcriber, type VoiceActivityDetector } from "@parley/voice";
import { findSpeech, type SpeechStretch } from "./find-speech.ts";

const PAUSE_MS = 500;
/** Breath before and after, so that no consonant is cut off. */
const LEAD_MS = 200;
const TAIL_MS = 200;
/** Local models lose their way in longer clips. */
const MAX_CLIP_MS = 15_000;

export interface HeardStretch extends SpeechStretch {
  text: string;
}

/** What a recogniser hears in one channel of a recording, stretch by stretch. PCM, 8 kHz. */
export async function transcribeChannel(
  samples: Int16Array,
  { transcriber, vad }: { transcriber: Transcriber; vad: VoiceActivityDetector },
): Promise<HeardStretch[]> {
  const heard: HeardStretch[] = [];
  for (const stretch of await findSpeech(samples, vad, PAUSE_MS)) {
    for (const { startMs, endMs } of clips(stretch)) {
      const from = Math.max(0, Math.round((startMs - LEAD_MS) * SAMPLES_PER_MS));
      const clip = samples.slice(from, Math.round((endMs + TAIL_MS) * SAMPLES_PER_MS));
      const { text } = await transcriber.transcribe(clip);
      if (text.trim()) heard.push({ startMs, endMs, text: text.trim() });
    }
  }
  return heard;
}

function clips({ startMs, endMs }: SpeechStretch): SpeechStretch[] {
  const count = Math.ceil((endMs - startMs) / MAX_CLIP_MS);
  const length = (endMs - startMs) / count;
  return Array.from({ length: count }, (_, n) => ({
    startMs: startMs + n * length,
    endMs: startMs + (n + 1) * length,
  }));
}
