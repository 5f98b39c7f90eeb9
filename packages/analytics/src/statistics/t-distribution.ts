import { incompleteBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal-distribution.ts";

/** Chance that |T| is at least `|t|` for Student's t with `df` > 0 degrees of freedom. Abramowitz and Stegun, 26.5.27. */
export function tTwoSided(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** The value that Student's t with `df` degrees of freedom stays below with probability `p` (0 to 1, both excluded). */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  const beyond = 2 * (1 - p);
  let low = 0;
  let high = Math.max(2, normalQuantile(p));
  while (tTwoSided(high, df) > beyond) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (tTwoSided(middle, df) > beyond) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
