import { SAMPLE_RATE } from "@parley/voice";

/** Deepgram makes words final at least every few seconds; what is older than this will not be missed. */
const MAX_SAMPLES = SAMPLE_RATE * 30;

/** The audio whose words are not final yet: it is sent again when a connection is lost. Positions are samples of the call. */
export function createUnfinishedAudio() {
  let parts: Int16Array[] = [];
  let length = 0;
  let position = 0;

  const forgetUntil = (sample: number) => {
    while (parts[0] && position - length < sample) {
      const surplus = Math.min(sample - (position - length), parts[0].length);
      if (surplus === parts[0].length) parts.shift();
      else parts[0] = parts[0].subarray(surplus);
      length -= surplus;
    }
  };

  return {
    get start() {
      return position - length;
    },
    get position() {
      return position;
    },
    push(samples: Int16Array) {
      parts.push(samples);
      length += samples.length;
      position += samples.length;
      forgetUntil(position - MAX_SAMPLES);
    },
    forgetUntil,
    clear() {
      parts = [];
      length = 0;
    },
    parts: (): readonly Int16Array[] => parts,
  };
}
