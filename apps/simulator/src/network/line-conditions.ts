import type { AnsweredBy } from "./machine-detection.ts";

/** What is wrong with a line. All faults are seeded: two calls with the same conditions fail alike. */
export interface LineConditions {
  /**
   * Loudness of the callee's surroundings as a sound level meter shows it: 40 is a quiet room, 65 as loud as the voice, 120 more than the line can
   * carry, so that everything is clipped. Full scale of the line is 85 dB.
   */
  noiseDb?: number;
  /** Frames of the callee arrive late by up to this, in order. */
  jitterMs?: number;
  /** Frames that are lost in either direction: the callee's are missing from the stream, the app's are silence to the callee. */
  lossPercent?: number;
  /** The callee's voice is louder than the line carries, by this factor. */
  clipGain?: number;
  /** No frame of the callee for a while; timestamps show the hole. */
  gap?: { atMs: number; ms: number };
  /** From here on the stream says nothing any more (no audio, no marks, no stop), while its socket stays open. */
  muteAfterMs?: number;
  marks?: "duplicated" | "missing" | "out_of_order";
  /** Keys by the dozen: one message in every frame. */
  dtmfFlood?: { atMs: number; ms: number };
  /** Timestamps jump by `ms` (forward or back) at `atMs`. */
  clockJump?: { atMs: number; ms: number };
  /** Frames that are no messages, or not in order, are mixed in. */
  malformed?: boolean;
  /** What answering machine detection reports, whoever answered. */
  amd?: AnsweredBy;
}

/** Decibels of a sound level meter to a root mean square of full scale (85 dB). */
export const levelOf = (noiseDb: number): number => 10 ** ((noiseDb - 85) / 20);

/** Seeded random numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
