const QUIET = 80;
const KEEP_BEFORE = 80;
const KEEP_AFTER = 960;

/**
 * Cuts the silence that a synthesizer puts around a sentence (Flite: 150-200 ms before the first sound, all of it heard as
 * delay), leaving 10 ms before and 120 ms after. Samples at 8 kHz.
 */
export function trimSilence(samples: Int16Array): Int16Array {
  let first = 0;
  while (first < samples.length && Math.abs(samples[first]!) < QUIET) first++;
  if (first === samples.length) return samples.slice(0, KEEP_AFTER);
  let last = samples.length - 1;
  while (Math.abs(samples[last]!) < QUIET) last--;
  return samples.slice(Math.max(0, first - KEEP_BEFORE), Math.min(samples.length, last + KEEP_AFTER));
}
