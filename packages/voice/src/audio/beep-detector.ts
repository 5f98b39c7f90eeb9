import { SAMPLE_RATE } from "../ports.ts";
import { goertzelPower } from "./goertzel.ts";

const WINDOW = 240;
const MIN_WINDOWS = 5;
/** Answering machines beep with one tone between about 400 Hz and 2 kHz; 1 kHz and 1.4 kHz are the usual ones. */
const FREQUENCIES = [440, 520, 600, 700, 800, 850, 900, 950, 1000, 1050, 1100, 1200, 1300, 1400, 1500, 1700, 2000];
/** Share of the window's energy that the tone must hold. Speech stays below 0.6, two-tone signals (DTMF, ring) near 0.5. */
const PURITY = 0.72;
const MIN_RMS = 250;

/**
 * Hears the beep of an answering machine: one pure, steady tone of at least 150 ms that has just ended. Feed the call's audio
 * without gaps; answers true once, at the beep's end.
 */
export function createBeepDetector() {
  const window = new Int16Array(WINDOW);
  let filled = 0;
  let run = 0;
  let frequency = 0;

  const step = (): boolean => {
    let energy = 0;
    for (let n = 0; n < WINDOW; n++) energy += window[n]! * window[n]!;
    const loud = energy / WINDOW > MIN_RMS * MIN_RMS;
    let best = 0;
    let bestFrequency = 0;
    if (loud) {
      for (const candidate of FREQUENCIES) {
        const power = goertzelPower(window, candidate, SAMPLE_RATE);
        if (power > best) {
          best = power;
          bestFrequency = candidate;
        }
      }
    }
    const pure = loud && best / energy > PURITY;
    if (pure && (run === 0 || Math.abs(bestFrequency - frequency) <= 100)) {
      run++;
      frequency = bestFrequency;
      return false;
    }
    const ended = run >= MIN_WINDOWS && !pure;
    run = pure ? 1 : 0;
    frequency = bestFrequency;
    return ended;
  };

  return (samples: Int16Array): boolean => {
    let heard = false;
    for (let n = 0; n < samples.length; n++) {
      window[filled++] = samples[n]!;
      if (filled < WINDOW) continue;
      filled = 0;
      heard = step() || heard;
    }
    return heard;
  };
}
