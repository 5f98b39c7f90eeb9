/**
 * What the call engine needs from the outside, as values. The engine knows no vendor, no database and no HTTP: adapters in
 * @parley/speech and the server's voice role implement these. All audio inside the engine is 16-bit linear PCM, mono, 8 kHz,
 * in frames of 20 ms (160 samples); mu-law exists only on the wire.
 */

export const SAMPLE_RATE = 8000;
export const FRAME_SAMPLES = 160;
export const FRAME_MS = 20;

/** Turns text into speech. Yields 8 kHz PCM chunks of any length as soon as they exist; aborting `signal` stops it quietly. */
export interface TextToSpeech {
  readonly provider: string;
  synthesize(
    text: string,
    options: { voice?: string; language?: string; signal?: AbortSignal },
  ): AsyncIterable<Int16Array>;
  close(): Promise<void>;
}

/** One stretch of speech turned into words, whole (for engines that do not stream, and for tests that listen to a recording). */
export interface Transcriber {
  readonly provider: string;
  transcribe(
    samples: Int16Array,
    options?: { language?: string; signal?: AbortSignal; urgent?: boolean },
  ): Promise<{ text: string; confidence: number }>;
  close(): Promise<void>;
}

/** Probability of speech (0..1) for consecutive frames of 256 samples (32 ms at 8 kHz). Keeps state between frames. */
export interface VoiceActivityDetector {
  process(frame: Int16Array): Promise<number>;
  reset(): void;
}
