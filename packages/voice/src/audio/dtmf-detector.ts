import { SAMPLE_RATE } from "../ports.ts";
import { goertzelPower } from "./goertzel.ts";

/** Row and column frequencies of each key, ITU-T Q.23. */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ["123A", "456B", "789C", "*0#D"];

/** 205 samples put the eight DTMF frequencies near the middle of Goertzel bins of 39 Hz. */
const WINDOW = 205;
/** Three windows in a row, 51 samples apart, span 307 samples: one always fits into a tone of 45 ms (360 samples). */
const HOP = 51;
const HITS = 3;
/** About -42 dBm0: quieter than any phone sends its keys. */
const MIN_RMS = 200;
/** Senders may be off by 1.5 % (Q.24): each line is also looked for this much above and below. */
const DRIFT = 0.012;
/** Speech spreads over the spectrum; a key holds nearly all its energy in two lines. */
const PURITY = 0.7;
/** One line may be this much stronger than the other (9 dB). Q.24 asks for 4 to 8 dB, by direction. */
const MAX_TWIST = 8;

/**
 * Finds DTMF keys in a voice channel (ITU-T Q.24 gives the ground rules). Feed it 8 kHz PCM of any length in order; it answers the
 * keys that began in it, each once per press: all tones of 45 ms, none in speech (`npm run bench -- dtmf`).
 */
export function createDtmfDetector(): (samples: Int16Array) => string[] {
  let pending = new Int16Array(0);
  let candidate: string | null = null;
  let hits = 0;
  let misses = 0;
  let pressed: string | null = null;

  const debounce = (key: string | null): string | null => {
    hits = key !== null && key === candidate ? hits + 1 : 1;
    candidate = key;
    misses = key === pressed ? 0 : misses + 1;
    // A short drop-out inside one press must not count as a second press.
    if (pressed !== null && misses >= HITS) pressed = null;
    if (key === null || hits < HITS || key === pressed) return null;
    pressed = key;
    misses = 0;
    return key;
  };

  return (samples) => {
    const input = new Int16Array(pending.length + samples.length);
    input.set(pending);
    input.set(samples, pending.length);
    const found: string[] = [];
    let at = 0;
    for (; at + WINDOW <= input.length; at += HOP) {
      const key = debounce(keyIn(input.subarray(at, at + WINDOW)));
      if (key !== null) found.push(key);
    }
    pending = input.slice(at);
    return found;
  };
}

function keyIn(window: Int16Array): string | null {
  let energy = 0;
  for (let n = 0; n < window.length; n++) energy += window[n]! * window[n]!;
  if (energy / window.length < MIN_RMS ** 2) return null;
  const row = strongest(window, ROWS);
  // Half of the work is spared in speech, whose energy seldom lies on a row's line.
  if (row.power < 0.05 * energy) return null;
  const column = strongest(window, COLUMNS);
  if (row.power + column.power < 0.4 * PURITY * energy) return null;
  const low = sharpened(window, ROWS[row.index]!, row.power);
  const high = sharpened(window, COLUMNS[column.index]!, column.power);
  if (low + high < PURITY * energy) return null;
  const twist = low / high;
  if (twist > MAX_TWIST || twist < 1 / MAX_TWIST) return null;
  return KEYS[row.index]![column.index]!;
}

function strongest(window: Int16Array, frequencies: readonly number[]): { index: number; power: number } {
  let index = 0;
  let power = 0;
  for (const [at, frequency] of frequencies.entries()) {
    const here = goertzelPower(window, frequency, SAMPLE_RATE);
    if (here > power) [index, power] = [at, here];
  }
  return { index, power };
}

function sharpened(window: Int16Array, frequency: number, power: number): number {
  const near = [1 - DRIFT, 1 + DRIFT].map((factor) => goertzelPower(window, frequency * factor, SAMPLE_RATE));
  return Math.max(power, ...near);
}
