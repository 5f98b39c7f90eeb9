/**
 * Splits a whole number by weights into whole numbers that add up to it (largest remainder, Hamilton's method): nothing is lost to rounding.
 * Of equal remainders the earlier part gets the odd one. At least one weight must be above 0; a negative whole is split as its opposite.
 */
export function splitWhole(whole: number, weights: readonly number[]): number[] {
  if (whole < 0) return splitWhole(-whole, weights).map((part) => (part === 0 ? 0 : -part));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (whole * weight) / total);
  const parts = exact.map(Math.floor);
  let left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = parts.map((_, i) => i).sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  for (const i of byRemainder) {
    if (left <= 0) break;
    if (weights[i] === 0) continue;
    parts[i]! += 1;
    left -= 1;
  }
  return parts;
}
