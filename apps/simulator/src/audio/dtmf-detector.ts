const RATE = 8000;
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ["123A", "456B", "789C", "*0#D"];

/** 205 samples put the eight DTMF frequencies near the middle of Goertzel bins of 39 Hz. */
const WINDOW = 205;
/** Three windows in a row, 51 samples apart, span 307 samples: one always fits into a tone of 45 ms (360 samples). */
const HOP = 51;
const HITS = 3;

/**
 * Finds DTMF keys in a voice channel (ITU-T Q.24 gives the ground rules). Feed it PCM of any length in order; it returns the
 * keys that began in it, each once per press.
 */
export class DtmfDetector {
  #pending = new Int16Array(0);
  #candidate: string | null = null;
  #hits = 0;
  #misses = 0;
  #pressed: string | null = null;

  push(samples: Int16Array): string[] {
    const input = new Int16Array(this.#pending.length + samples.length);
    input.set(this.#pending);
    input.set(samples, this.#pending.length);
    const found: string[] = [];
    let at = 0;
    for (; at + WINDOW <= input.length; at += HOP) {
      const key = this.#debounce(keyIn(input.subarray(at, at + WINDOW)));
      if (key) found.push(key);
    }
    this.#pending = input.slice(at);
    return found;
  }

  #debounce(key: string | null): string | null {
    this.#hits = key !== null && key === this.#candidate ? this.#hits + 1 : 1;
    this.#candidate = key;
    this.#misses = key === this.#pressed ? 0 : this.#misses + 1;
    // A short drop-out inside one press must not count as a second press.
    if (this.#pressed !== null && this.#misses >= HITS) this.#pressed = null;
    if (key === null || this.#hits < HITS || key === this.#pressed) return null;
    this.#pressed = key;
    this.#misses = 0;
    return key;
  }
}

function keyIn(window: Int16Array): string | null {
  let energy = 0;
  for (const sample of window) energy += sample * sample;
  // About -42 dBm0: quieter than any phone sends its keys.
  if (energy / window.length < 200 ** 2) return null;
  const rows = ROWS.map((hz) => power(window, hz));
  const columns = COLUMNS.map((hz) => power(window, hz));
  const row = rows.indexOf(Math.max(...rows));
  const column = columns.indexOf(Math.max(...columns));
  // Speech spreads over the spectrum; a key holds nearly all its energy in two lines. A sine of amplitude a has a Goertzel
  // power of (a * N / 2)^2 and an energy of a^2 * N / 2, hence the factor N / 2.
  if (rows[row]! + columns[column]! < 0.7 * energy * (window.length / 2)) return null;
  const twist = rows[row]! / columns[column]!;
  if (twist > 8 || twist < 1 / 8) return null;
  return KEYS[row]![column]!;
}

/** Power of one frequency in the window (Goertzel's algorithm). */
function power(window: Int16Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let previous = 0;
  let last = 0;
  for (const sample of window) {
    const next = sample + coefficient * last - previous;
    previous = last;
    last = next;
  }
  return last * last + previous * previous - coefficient * last * previous;
}
