/**
 * By how much intervals have to be widened or narrowed so that `level` of errors like those seen lie within. `scores` are errors in half widths; null when
 * they are too few to say. Split conformal prediction: J. Lei et al. (2018), "Distribution-free predictive inference for regression",
 * JASA 113, 1094-1111, with the locally weighted score of its section 5.2.
 */
export function conformalFactor(scores: readonly number[], level: number): number | null {
  const rank = Math.ceil((scores.length + 1) * level - 1e-9);
  if (rank > scores.length || scores.length === 0) return null;
  return [...scores].sort((a, b) => a - b)[rank - 1]!;
}
