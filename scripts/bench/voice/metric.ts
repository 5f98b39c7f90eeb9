export interface Metric<Bench extends string> {
  bench: Bench;
  metric: string;
  value: number;
  unit: string;
  target: number | null;
  better: "lower" | "higher";
  pass: boolean;
}

/** Makes measured values of one bench; without a target unless one is given. */
export function metricsOf<Bench extends string>(bench: Bench) {
  return (
    name: string,
    value: number,
    unit: string,
    aim: { atMost?: number; atLeast?: number } = {},
  ): Metric<Bench> => {
    const { atMost, atLeast } = aim;
    const rounded = Number(value.toFixed(unit === "share" ? 4 : 1));
    const inTime = (atMost === undefined || rounded <= atMost) && (atLeast === undefined || rounded >= atLeast);
    return {
      ...{ bench, metric: name, value: rounded, unit },
      target: atMost ?? atLeast ?? null,
      better: atLeast === undefined ? "lower" : "higher",
      // Not a number: nothing was measured.
      pass: inTime && !Number.isNaN(rounded),
    };
  };
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
}
