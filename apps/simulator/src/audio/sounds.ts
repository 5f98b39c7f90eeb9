import { createNoise } from "./bad-line.ts";
import { concat, silence, tone } from "./tones.ts";

/** What a fax machine that rings sends: 1100 Hz, half a second every three and a half (CNG, ITU-T T.30). */
export const faxCalling = (): Int16Array => concat([tone([1100], 500, 0.3), silence(3_000)]);

/** What a fax machine that answers sends: 2100 Hz for three seconds (CED, ITU-T T.30). */
export const faxAnswering = (): Int16Array => concat([silence(500), tone([2100], 3_000, 0.3)]);

/** The ringing that a caller in the United States hears: 440 and 480 Hz. */
export const ringing = (): Int16Array => concat([tone([440, 480], 1_800, 0.2), silence(1_200)]);

/** A cough: two bursts of noise that swell quickly and die away, without any tone in them. */
export function cough(seed = 3): Int16Array {
  const noise = createNoise(0.18, seed);
  const burst = (ms: number) => {
    const samples = noise(ms * 8);
    return samples.map((sample, n) => sample * Math.min(1, n / 160) * Math.exp((-3 * n) / samples.length));
  };
  return concat([burst(180), silence(70), burst(240)]);
}
