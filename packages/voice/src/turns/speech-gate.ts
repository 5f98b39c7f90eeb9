import { SAMPLES_PER_MS } from "../ports.ts";

/** Samples of one frame of the voice detector, and its length. */
export const VAD_FRAME = 256;
export const VAD_FRAME_MS = VAD_FRAME / SAMPLES_PER_MS;
const VOICE = 0.5;
const SILENCE = 0.35;
/** Two frames (64 ms) begin speech: one alone is a click. */
const START_FRAMES = 2;
/** Five quiet frames (160 ms) are a pause; gaps inside words stay below that. */
const PAUSE_FRAMES = 5;

/** The detector hears a hissed or nasal beginning ("sorry", "no") up to this late; its loudness tells where it began. */
const LATE_FRAMES = 6;
/** Louder than the line's own noise by this factor, and than this, belongs to the voice. */
const ABOVE_NOISE = 3;
const AUDIBLE = 60;
/** Weight of one quiet frame in the estimate of the noise. */
const NOISE_STEP = 0.05;

/** Whoever is 15 dB below the one who speaks on this line is across the room. */
const FAR = 10 ** (-15 / 20);
/** How fast the loudest voice is forgotten: 6 dB in ten seconds. */
const FORGET = 0.5 ** (VAD_FRAME_MS / 10_000);

export type GateEvent = { type: "voice_started"; atMs: number } | { type: "voice_paused"; atMs: number };

/**
 * Turns the detector's probabilities, frame by frame from sample 0 on, into beginnings and pauses of speech with their true times.
 * People who talk in the background are much quieter than whoever holds the phone: they neither begin a turn nor keep one going.
 */
export function createSpeechGate() {
  let frame = 0;
  let voiced = 0;
  let quiet = 0;
  let speaking = false;
  let loudest = 0;
  let noise = 0;
  /** Levels of the last frames, the latest last. */
  const levels: number[] = [];

  /** Frames before the first voiced one that sound already. */
  const soundBefore = () => {
    const threshold = Math.max(AUDIBLE, noise * ABOVE_NOISE);
    const before = levels.slice(0, -START_FRAMES).reverse();
    const silent = before.findIndex((level) => level < threshold);
    return silent < 0 ? before.length : silent;
  };

  /** `level`: the frame's root mean square. */
  return (probability: number, level: number): GateEvent | null => {
    loudest *= FORGET;
    const near = level >= loudest * FAR;
    if (probability >= VOICE) loudest = Math.max(loudest, level);
    levels.push(level);
    // Only what is too old to be the beginning of a word is noise: an s is loud before the detector hears it.
    const old = levels.length > START_FRAMES + LATE_FRAMES ? levels.shift()! : null;
    if (old !== null && probability < SILENCE && !speaking) noise += (old - noise) * NOISE_STEP;
    const startMs = frame++ * VAD_FRAME_MS;
    if (!speaking) {
      voiced = probability >= VOICE && near ? voiced + 1 : 0;
      if (voiced < START_FRAMES) return null;
      speaking = true;
      quiet = 0;
      const first = startMs - (START_FRAMES - 1) * VAD_FRAME_MS;
      return { type: "voice_started", atMs: Math.max(0, first - soundBefore() * VAD_FRAME_MS) };
    }
    quiet = probability < SILENCE || !near ? quiet + 1 : 0;
    if (quiet < PAUSE_FRAMES) return null;
    speaking = false;
    voiced = 0;
    return { type: "voice_paused", atMs: startMs - (PAUSE_FRAMES - 1) * VAD_FRAME_MS };
  };
}
