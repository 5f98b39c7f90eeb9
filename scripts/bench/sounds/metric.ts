export interface Metric {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  target: number | null;
  better: "lower" | "higher";
  pass: boolean;
}

/** A line of a benchmark's result (CONTRACT.md "Benchmarks"); without a target it only informs. */
export function metric(
  bench: string,
  name: string,
  value: number,
  unit: string,
  target: number | null = null,
  better: "lower" | "higher" = "lower",
): Metric {
  const pass = target === null || (better === "lower" ? value <= target : value >= target);
  return { bench, metric: name, value: Math.round(value * 1000) / 1000, unit, target, better, pass };
}

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
