import { median } from "./median.ts";

/**
 * Standard deviation of values around 0 that a few wild ones do not move: 1.4826 times the median of their sizes, or where more than half are 0
 * 1.2533 times the mean size. 0 when all are. B. Iglewicz, D. C. Hoaglin (1993), "How to detect and handle outliers", ASQC basic references 16.
 */
export function robustScale(residuals: readonly number[]): number {
  const sizes = residuals.map(Math.abs);
  const middle = median(sizes);
  if (middle > 0) return middle / 0.6744897501960817;
  return (sizes.reduce((sum, size) => sum + size, 0) / sizes.length) * 1.2533141373155001;
}
