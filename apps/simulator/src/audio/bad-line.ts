/** Speech as through a wall: a low pass at about 1 kHz (two one-pole filters) and half the level. */
export function muffle(samples: Int16Array): Int16Array {
  const alpha = 0.45;
  let first = 0;
  let second = 0;
  return samples.map((sample) => {
    first += alpha * (sample - first);
    second += alpha * (first - second);
    return second * 0.6;
  });
}

/** Endless rough noise of about `level` (0..1 of full scale, root mean square). Seeded, so that two runs sound the same. */
export function createNoise(level: number, seed = 1): (length: number) => Int16Array {
  let state = seed >>> 0 || 1;
  let low = 0;
  const white = () => {
    // xorshift32: cheap, and reproducible where Math.random is not.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x80000000 - 1;
  };
  // A one-pole low pass of white noise (0.577 rms) with this coefficient keeps 0.42 of its level.
  const gain = (level * 32767) / (0.577 * 0.42);
  return (length) =>
    Int16Array.from({ length }, () => {
      low += 0.3 * (white() - low);
      return Math.max(-32768, Math.min(32767, Math.round(low * gain)));
    });
}
