import { SAMPLE_RATE } from "../ports.ts";

/** Row and column frequencies of each key, ITU-T Q.23. */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = "123A456B789C*0#D";
const TONE_MS = 120;
const PAUSE_MS = 80;
const AMPLITUDE = 8000;

/** Keys (0-9, *, #, A-D; `w` waits half a second) as in-band tones, 8 kHz. Other characters are left out. */
export function dtmfTones(keys: string): Int16Array {
  const parts = [...keys.toUpperCase()].flatMap((key) => {
    if (key === "W") return [new Int16Array(SAMPLE_RATE / 2)];
    const index = KEYS.indexOf(key);
    if (index < 0) return [];
    return [tone(ROWS[index >> 2]!, COLUMNS[index & 3]!), new Int16Array((PAUSE_MS * SAMPLE_RATE) / 1000)];
  });
  const out = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function tone(low: number, high: number): Int16Array {
  return Int16Array.from({ length: (TONE_MS * SAMPLE_RATE) / 1000 }, (_, index) => {
    const turn = (2 * Math.PI * index) / SAMPLE_RATE;
    return Math.round(AMPLITUDE * (Math.sin(low * turn) + Math.sin(high * turn)));
  });
}
