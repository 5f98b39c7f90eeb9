import { SAMPLES_PER_MS } from "../ports.ts";
import { createTonalityMeter, TONALITY_HOP } from "./tonality.ts";

const FRAME_MS = TONALITY_HOP / SAMPLES_PER_MS;
const VOICED = 0.5;
/** A voice: half of the last half second is voiced. One word ("Hello?") is enough. */
const WINDOW = 16;
const ENOUGH = 8;
/** A frame whose energy lies in standing partials is an instrument's… */
const INSTRUMENT = 0.6;
/** …and so are the frames before it, in which its note began: a partial counts as standing only after 96 ms. */
const ONSET_FRAMES = 3;
/** More of the voiced frames than this are an instrument's: a lead in the range of a voice, no voice. */
const MOSTLY = 0.4;
/** This long without a voice, and the next one is announced again. */
const REARM_FRAMES = 32;

export interface HeardPerson {
  type: "person";
  /** Where the voice begins, in ms from the first frame. */
  atMs: number;
}

/**
 * Waits on hold for a voice. Give it every frame of 256 samples with the voice detector's probability; it answers once per stretch
 * of voice, about 0.3 s after its start. Music, ringing and noise get no answer; a tape's voice does, and its words tell it from a
 * person (`isHoldAnnouncement`), as they must for singing: what has no words is no reason to speak.
 */
export function createHoldListener() {
  const measure = createTonalityMeter();
  let frame = 0;
  /** The last frames: whether voiced, and whether an instrument's. */
  let recent: { voiced: boolean; instrument: boolean; at: number }[] = [];
  let sinceVoice = REARM_FRAMES;
  let announced = false;

  return {
    push(samples: Int16Array, probability: number): HeardPerson | null {
      const { share } = measure(samples);
      const instrument = share > INSTRUMENT;
      recent.push({ voiced: probability >= VOICED, instrument, at: frame++ });
      if (recent.length > WINDOW) recent.shift();
      if (instrument) for (const past of recent.slice(-1 - ONSET_FRAMES)) past.instrument = true;

      const voiced = recent.filter((one) => one.voiced);
      sinceVoice = voiced.length >= ENOUGH ? 0 : sinceVoice + 1;
      if (sinceVoice >= REARM_FRAMES) announced = false;
      if (announced || voiced.length < ENOUGH) return null;
      if (voiced.filter((one) => one.instrument).length / voiced.length >= MOSTLY) return null;
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
