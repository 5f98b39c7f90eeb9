import { SAMPLES_PER_MS } from "../ports.ts";
import { createTonalityMeter, TONALITY_HOP } from "./tonality.ts";

const FRAME_MS = TONALITY_HOP / SAMPLES_PER_MS;
/** Frames with less are no evidence of a voice. */
const LEAST = 0.2;
/** A voice: the probabilities of the last half second add up to this… */
const WINDOW = 16;
const ENOUGH = 5.5;
/** …or to less where it was quiet for 190 of the last 770 ms: the music has stopped, and a short "Hello?" stands alone. */
const ENOUGH_IN_QUIET = 2.5;
const QUIET_WINDOW = 24;
const QUIET_FRAMES = 6;
/** A voice lasts 220 ms, and a note has shown by then that it stands. */
const SHORTEST = 7;
/** A frame whose energy lies in standing partials is an instrument's… */
const INSTRUMENT = 0.6;
/** …and so are the frames before it, in which its note began: a partial counts as standing only after 96 ms. */
const ONSET_FRAMES = 3;
/** More of the evidence than this is an instrument's: a lead in the range of a voice, no voice. */
const MOSTLY = 0.35;
/** This long without a voice, and the next one is announced again. */
const REARM_FRAMES = 32;

export interface HeardPerson {
  type: "person";
  /** Where the voice begins, in ms from the first frame. */
  atMs: number;
}

/**
 * Waits on hold for a voice. Give it every frame of 256 samples with the voice detector's probability; it answers once per stretch
 * of voice, 0.2 to 0.5 s after its start. Music, ringing and noise get no answer; a tape's voice does, and its words tell it from a
 * person (`isHoldAnnouncement`), as they must for singing: what has no words is no reason to speak.
 */
export function createHoldListener() {
  const measure = createTonalityMeter();
  let frame = 0;
  /** The last frames. */
  let recent: { probability: number; instrument: boolean; quiet: boolean; at: number }[] = [];
  let sinceVoice = REARM_FRAMES;
  let announced = false;

  return {
    push(samples: Int16Array, probability: number): HeardPerson | null {
      const { share, quiet } = measure(samples);
      const instrument = share > INSTRUMENT;
      recent.push({ probability, instrument, quiet, at: frame++ });
      if (recent.length > QUIET_WINDOW) recent.shift();
      if (instrument) for (const past of recent.slice(-1 - ONSET_FRAMES)) past.instrument = true;

      const voiced = recent.slice(-WINDOW).filter((one) => one.probability >= LEAST);
      const evidence = sumOf(voiced);
      const enough = recent.filter((one) => one.quiet).length >= QUIET_FRAMES ? ENOUGH_IN_QUIET : ENOUGH;
      const isVoice = voiced.length >= SHORTEST && evidence >= enough;
      sinceVoice = isVoice ? 0 : sinceVoice + 1;
      if (sinceVoice >= REARM_FRAMES) announced = false;
      if (announced || !isVoice || sumOf(voiced.filter((one) => one.instrument)) >= MOSTLY * evidence) return null;
      announced = true;
      return { type: "person", atMs: voiced[0]!.at * FRAME_MS };
    },
    /** Forgets what was heard: a new hold begins. Times go on. */
    reset() {
      recent = [];
      announced = false;
      sinceVoice = REARM_FRAMES;
    },
  };
}

const sumOf = (frames: readonly { probability: number }[]) => frames.reduce((sum, one) => sum + one.probability, 0);
