const RATE = 8000;

/** A sum of sine waves as PCM, 8 kHz. `level` is the peak of the sum (0..1); edges are faded over 4 ms so that they do not click. */
export function tone(frequencies: number[], durationMs: number, level = 0.3): Int16Array {
  const length = Math.round((durationMs * RATE) / 1000);
  const fade = Math.min(32, length >> 1);
  const peak = (level * 32767) / frequencies.length;
  return Int16Array.from({ length }, (_, n) => {
    const edge = Math.min(1, (n + 1) / fade, (length - n) / fade);
    const wave = frequencies.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * n) / RATE), 0);
    return Math.round(wave * peak * edge);
  });
}

export const silence = (durationMs: number): Int16Array => new Int16Array(Math.round((durationMs * RATE) / 1000));

export function concat(parts: Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
