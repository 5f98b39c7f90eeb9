import { SAMPLES_PER_MS, type VoiceActivityDetector } from "@parley/voice";

const WINDOW = 256;
const WINDOW_MS = WINDOW / SAMPLES_PER_MS;
const SPEECH = 0.5;
const ONSET_WINDOWS = 2;

/** A stretch of one side's speech, in ms since the start of the recording. */
export interface SpeechStretch {
  startMs: number;
  endMs: number;
}

/** Finds where somebody speaks. Pauses shorter than `pauseMs` do not end a stretch. Samples are PCM, 8 kHz. */
export async function findSpeech(
  samples: Int16Array,
  vad: VoiceActivityDetector,
  pauseMs: number,
): Promise<SpeechStretch[]> {
  const found: SpeechStretch[] = [];
  let run = 0;
  vad.reset();
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
    const voiced = (await vad.process(samples.slice(at, at + WINDOW))) >= SPEECH;
    run = voiced ? run + 1 : 0;
    const atMs = at / SAMPLES_PER_MS;
    const last = found.at(-1);
    if (last && voiced && atMs - last.endMs <= pauseMs) last.endMs = atMs + WINDOW_MS;
    else if (run >= ONSET_WINDOWS) {
      found.push({ startMs: atMs - (run - 1) * WINDOW_MS, endMs: atMs + WINDOW_MS });
    }
  }
  return found;
}
