/** Joins stretches of sound. */
export function join(...parts: Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const pause = (ms: number): Int16Array => new Int16Array(ms * 8);

/** `over` laid upon `under`, which plays `underDb` louder (or, below zero, quieter) than `over`; as long as `over`. */
export function overlay(over: Int16Array, under: Int16Array, underDb: number): Int16Array {
  const gain = (10 ** (underDb / 20) * level(over)) / Math.max(1, level(under));
  return over.map((sample, n) => clip(sample + gain * (under[n] ?? 0)));
}

const level = (samples: Int16Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
const clip = (value: number) => Math.max(-32768, Math.min(32767, Math.round(value)));
