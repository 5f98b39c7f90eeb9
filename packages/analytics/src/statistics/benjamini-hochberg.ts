/**
 * Which of several tests to believe, so that of those believed at most the share `rate` is expected to be wrong. In step with `pValues`.
 * Y. Benjamini, Y. Hochberg (1995), JRSS B 57, 289-300.
 */
export function benjaminiHochberg(pValues: readonly number[], rate = 0.05): boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const last = sorted.findLastIndex((p, i) => p <= ((i + 1) / sorted.length) * rate);
  const limit = last < 0 ? -1 : sorted[last]!;
  return pValues.map((p) => p <= limit);
}
