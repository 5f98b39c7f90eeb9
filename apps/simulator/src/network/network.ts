import type { Clock, Logger } from "@parley/platform";
import type { Transcriber, VoiceActivityDetector } from "@parley/voice";
import type { PhraseBank } from "../callee/phrase-bank.ts";
import type { Pacer } from "../media/pacer.ts";
import type { LineConditions } from "./line-conditions.ts";

/** How long the network takes for its own steps. Durations of calls (ringing, time limit) come with each call. */
export interface NetworkTimings {
  /** From the request to the first ring. */
  dialMs: number;
  /** How long it rings before somebody answers, or a busy or dead number is reported. */
  ringMs: number;
  /** Pauses before a status callback is repeated; one repetition each. */
  callbackRetryDelaysMs: number[];
  /** Time between two frames of 20 ms of audio. Less than 20 makes whole calls run faster than life, for tests. */
  frameIntervalMs: number;
  /** How long answering machine detection listens to a person, and to a machine. */
  detectHumanMs: number;
  detectMachineMs: number;
}

export const DEFAULT_TIMINGS: NetworkTimings = {
  dialMs: 150,
  ringMs: 1_500,
  callbackRetryDelaysMs: [250, 1_000, 3_000],
  frameIntervalMs: 20,
  detectHumanMs: 1_800,
  detectMachineMs: 4_000,
};

/** One direction of a call's audio, 20 ms at a time, for tests and recordings. PCM, 8 kHz. */
export interface AudioTap {
  callSid: string;
  /** What the callee hears, or what it says. */
  direction: "to_callee" | "from_callee";
  samples: Int16Array;
}

/** What all calls of one simulated network share. */
export interface Network {
  accountSid: string;
  authToken: string;
  clock: Clock;
  logger: Logger | undefined;
  timings: NetworkTimings;
  pacer: Pacer;
  phrases: PhraseBank;
  transcriber: Transcriber;
  createVad: () => VoiceActivityDetector | Promise<VoiceActivityDetector>;
  onAudio: ((tap: AudioTap) => void) | undefined;
  /** Of calls that bring none of their own. */
  conditions: LineConditions;
}
