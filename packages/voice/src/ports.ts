import type { ProviderError } from "./provider-error.ts";

/**
 * What the call engine needs from the outside, as values. The engine knows no vendor, no database and no HTTP: adapters in
 * @parley/speech and the server's voice role implement these. All audio inside the engine is 16-bit linear PCM, mono, 8 kHz,
 * in frames of 20 ms (160 samples); mu-law exists only on the wire. Times ending in Ms are milliseconds of the call's clock: 0 is
 * the first sample that the callee's side sent.
 */

export const SAMPLE_RATE = 8000;
export const FRAME_SAMPLES = 160;
export const FRAME_MS = 20;
export const SAMPLES_PER_MS = SAMPLE_RATE / 1000;

/** A monotonic clock in milliseconds and its timers, so that a test can run ten minutes in no time. */
export interface CallClock {
  now(): number;
  /** Calls back once after `ms`; the answer cancels. */
  after(ms: number, callback: () => void): () => void;
}

export interface SpeechOptions {
  voice?: string;
  language?: string;
  signal?: AbortSignal;
  /** The same words will be spoken in other calls too: worth keeping in memory from the first time on. */
  fixed?: boolean;
  /** A provider took the text and will charge for it. What comes from a cache is not told; a text that two providers got, twice. */
  onUsage?(usage: { provider: string; characters: number }): void;
  /**
   * The sound so far is no good. Takes all of it back when none has been played, and says whether it did: the text is then spoken
   * from its start by another provider.
   */
  retract?(): boolean;
}

/** Turns text into speech. Yields 8 kHz PCM chunks of any length as soon as they exist; aborting `signal` stops it quietly. */
export interface TextToSpeech {
  readonly provider: string;
  /** Loads what the first sentence would otherwise wait for. Returns at once. */
  warm?(): void;
  /** The text would come from memory, whole and at once. */
  cached?(text: string, options: SpeechOptions): boolean;
  /** Nobody may write to the samples: others may be given the same ones. */
  synthesize(text: string, options: SpeechOptions): AsyncIterable<Int16Array>;
  close(): Promise<void>;
}

/** One stretch of speech turned into words, whole (for engines that do not stream, and for tests that listen to a recording). */
export interface Transcriber {
  readonly provider: string;
  /** Loads what the first clip would otherwise wait for. Returns at once. */
  warm?(): void;
  transcribe(
    samples: Int16Array,
    options?: { language?: string; signal?: AbortSignal; urgent?: boolean },
  ): Promise<{ text: string; confidence: number }>;
  close(): Promise<void>;
}

/** The words of one utterance so far. `settled`: every word up to the last `settle()` is in it. */
export interface Transcript {
  utterance: number;
  text: string;
  confidence: number;
  settled: boolean;
}

export type SpeechToTextEvent =
  | ({ type: "transcript" } & Transcript)
  /** `provider` when it is not the adapter's own: another one stood in for it. */
  | { type: "usage"; audioSeconds: number; provider?: string }
  | { type: "error"; error: ProviderError };

/** Streaming recognition for one call. Utterances are numbered from 0; every transcript says which one it belongs to. */
export interface SpeechToTextSession {
  /** The call's audio without gaps, from sample 0 on. */
  push(samples: Int16Array): void;
  /** The voice detector heard the callee begin, or go on after a pause, at `atMs`. */
  speechStarted(atMs: number): void;
  /** The callee paused: give all words so far as a settled transcript as soon as possible. */
  settle(): void;
  /** Give the words so far, settled or not: the agent has paused to learn whether it is being interrupted. */
  peek(): void;
  /** The turn is over: what is spoken from now on belongs to the utterance `utterance`. */
  nextUtterance(utterance: number): void;
  close(): Promise<void>;
}

export interface SpeechToTextOptions {
  language?: string;
  /** Names and words that are likely to come up: recognizers that can, listen for them. */
  keyterms?: readonly string[];
  /** An `error` that is not retryable is the end: the session hears nothing from then on. */
  onEvent(event: SpeechToTextEvent): void;
}

export interface SpeechToText {
  readonly provider: string;
  open(options: SpeechToTextOptions): SpeechToTextSession;
  close(): Promise<void>;
}

/** Probability of speech (0..1) for consecutive frames of 256 samples (32 ms at 8 kHz). Keeps state between frames. */
export interface VoiceActivityDetector {
  process(frame: Int16Array): Promise<number>;
  reset(): void;
}

export type TransportEvent =
  | { type: "audio"; samples: Int16Array; atMs: number }
  | { type: "mark"; name: string }
  | { type: "dtmf"; digit: string }
  | { type: "closed"; reason: string };

/** A two-way line of audio with Twilio's semantics: what is sent is queued and played in order, `clear` empties the queue. */
export interface MediaTransport {
  /** One handler; events that came before it was set are delivered to it first. */
  listen(handler: (event: TransportEvent) => void): void;
  send(frame: Int16Array): void;
  mark(name: string): void;
  clear(): void;
  close(): void;
}
