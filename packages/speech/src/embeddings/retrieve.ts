/** Cosine of the angle between two vectors, -1 to 1; 0 when one of them is all zeros (a text without words). */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`Embeddings of ${a.length} and ${b.length} numbers do not compare.`);
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let index = 0; index < a.length; index++) {
    dot += a[index]! * b[index]!;
    lengthA += a[index]! ** 2;
    lengthB += b[index]! ** 2;
  }
  if (lengthA === 0 || lengthB === 0) return 0;
  return Math.min(1, Math.max(-1, dot / Math.sqrt(lengthA * lengthB)));
}

/**
 * The candidates nearest in meaning, best first; equals keep their order. `limit`: at most so many (5). `least`: none whose
 * similarity is below (0).
 */
export function retrieve<T extends { embedding: Float32Array }>(
  query: Float32Array,
  candidates: readonly T[],
  { limit = 5, least = 0 }: { limit?: number; least?: number } = {},
): { candidate: T; similarity: number }[] {
  return candidates
    .map((candidate) => ({ candidate, similarity: cosine(query, candidate.embedding) }))
    .filter(({ similarity }) => similarity >= least)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit);
}
