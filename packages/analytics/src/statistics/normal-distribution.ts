/**
 * Probability that a standard normal variable is at most `x`. Double precision: J. F. Hart's rational approximation as written down by
 * G. West, "Better approximations to cumulative normal functions", Wilmott Magazine, May 2005.
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size > 37) return x > 0 ? 1 : 0;
  const density = Math.exp((-size * size) / 2);
  const above = size < 7.07106781186547 ? density * ratio(size) : density / tail(size) / 2.506628274631;
  return x > 0 ? 1 - above : above;
}

const OVER = [
  ...[3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383],
  ...[112.079291497871, 221.213596169931, 220.206867912376],
];
const UNDER = [
  ...[8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461],
  ...[296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752],
];
const polynomial = (coefficients: number[], x: number) => coefficients.reduce((sum, next) => sum * x + next, 0);
const ratio = (x: number) => polynomial(OVER, x) / polynomial(UNDER, x);
/** Continued fraction, for where the ratio has no digits left. */
const tail = (x: number) => x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));

/**
 * The value that a standard normal variable stays below with probability `p` (0 to 1, both excluded). P. J. Acklam's rational
 * approximation (2003), brought to double precision by one step of Halley's method.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const rough = p < 0.02425 ? outer(p) : p > 1 - 0.02425 ? -outer(1 - p) : inner(p - 0.5);
  const error = (normalCdf(rough) - p) * Math.sqrt(2 * Math.PI) * Math.exp((rough * rough) / 2);
  return rough - error / (1 + (rough * error) / 2);
}

const INNER_OVER = [
  ...[-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2],
  ...[1.38357751867269e2, -3.066479806614716e1, 2.506628277459239],
];
const INNER_UNDER = [
  ...[-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2],
  ...[6.680131188771972e1, -1.328068155288572e1, 1],
];
const OUTER_OVER = [
  ...[-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838],
  ...[-2.549732539343734, 4.374664141464968, 2.938163982698783],
];
const OUTER_UNDER = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];

function inner(q: number): number {
  return (polynomial(INNER_OVER, q * q) * q) / polynomial(INNER_UNDER, q * q);
}

function outer(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return polynomial(OUTER_OVER, q) / polynomial(OUTER_UNDER, q);
}
