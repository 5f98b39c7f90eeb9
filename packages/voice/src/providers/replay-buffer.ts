import { SAMPLE_RATE } from "../ports.ts";

/** Kept while nobody speaks: the voice detector hears speech a little after it began. */
const IDLE_SAMPLES = SAMPLE_RATE * 2;
/** An utterance that is longer loses its beginning: a minute of 16-bit audio is 1 MB of the call's memory. */
const MAX_SAMPLES = SAMPLE_RATE * 60;
/** Audio ahead of the reported start of speech. */
const PRE_ROLL = SAMPLE_RATE * 0.3;
/** A turn ends after at least 360 ms without voice: this much before its end is silence, and may be the next one's first sound. */
const BOUNDARY_SAMPLES = SAMPLE_RATE / 4;

/** The audio of the utterance that goes on, and a little before it. Positions are samples since the start of the call. */
export function createReplayBuffer() {
  const parts: Int16Array[] = [];
  let length = 0;
  let position = 0;
  let most = IDLE_SAMPLES;

  const trimTo = (samples: number) => {
    while (parts[0] && length > samples) {
      const surplus = length - samples;
      const [first] = parts;
      if (first.length <= surplus) parts.shift();
      else parts[0] = first.subarray(surplus);
      length -= Math.min(surplus, first.length);
    }
  };

  return {
    /** Where the kept audio begins. */
    get start() {
      return position - length;
    },
    push(samples: Int16Array) {
      parts.push(samples);
      length += samples.length;
      position += samples.length;
      trimTo(most);
    },
    /** Somebody began to speak at `at`: from a breath before it on, everything is kept. */
    keepFrom(at: number) {
      trimTo(Math.max(0, position - at + PRE_ROLL));
      most = MAX_SAMPLES;
    },
    /** The utterance is over: its words may not be heard again. */
    forget() {
      most = IDLE_SAMPLES;
      trimTo(BOUNDARY_SAMPLES);
    },
    read(): Int16Array {
      const all = new Int16Array(length);
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
