import { createTonalityMeter, TONALITY_HOP } from "./tonality.ts";

/** Two seconds of measurements decide. */
const HISTORY = 62;
/** Mean share of standing partials over that time. Recorded hold music: 5 % of the time below 0.15; speech: never above 0.11. */
const TONAL = 0.14;
/** Of the history must sound: a beep is no music. */
const SOUNDING = 0.6;
/** About -44 dBFS. Hum and a radio in the next room stay below. */
const LOUD_RMS = 200;
/** 290 ms without sound, or of voice, and the music is over. */
const OVER = 9;
const VOICED = 0.5;
/** Of the last measurements must be voice, for one to have taken the music's place. */
const VOICE_TAKES_OVER = 7;

interface Measurement {
  share: number;
  rms: number;
  quiet: boolean;
  voiced: boolean;
}

const VOICE: Measurement = { share: 0, rms: 0, quiet: false, voiced: true };

/**
 * Hears hold music: sound with standing pitches that goes on for two seconds. Ringing counts too (both mean that nobody listens);
 * a beep, speech, noise and drums alone do not. `push` takes 8 kHz audio of any length without gaps; `probability` is the voice
 * detector's for it, where there is one: it keeps flat synthetic voices apart and lets go when a voice takes the music's place.
 */
export function createMusicDetector() {
  const measure = createTonalityMeter();
  const hop = new Int16Array(TONALITY_HOP);
  const history: Measurement[] = [];
  let filled = 0;
  let music = false;

  const take = (voiced: boolean) => {
    // A voiced hop's pitches are not asked for: half of a call's work is spared.
    history.push(voiced ? VOICE : { ...measure(hop), voiced });
    if (history.length > HISTORY) history.shift();
    const last = history.slice(-OVER);
    const replaced = last.filter((one) => one.voiced).length >= VOICE_TAKES_OVER;
    if (replaced) history.length = 0;
    if (replaced || last.every((one) => one.quiet)) {
      music = false;
      return;
    }
    const sounding = history.filter((one) => !one.quiet && !one.voiced);
    if (history.at(-1)?.quiet || sounding.length < HISTORY * SOUNDING) return;
    const mean = (value: (one: Measurement) => number) =>
      sounding.reduce((sum, one) => sum + value(one), 0) / sounding.length;
    if (mean((one) => one.share) >= TONAL && mean((one) => one.rms) >= LOUD_RMS) music = true;
  };

  return {
    push(samples: Int16Array, probability = 0): void {
      for (let n = 0; n < samples.length; n++) {
        hop[filled++] = samples[n]!;
        if (filled < TONALITY_HOP) continue;
        filled = 0;
        take(probability >= VOICED);
      }
    },
    get music() {
      return music;
    },
  };
}
