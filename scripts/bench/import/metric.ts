export interface Metric {
  bench: "import";
  metric: string;
  value: number;
  unit: string;
  target: number | null;
  better: "lower" | "higher";
  pass: boolean;
}

/** A measured value, without a target unless one is given. */
export function metric(
  name: string,
  value: number,
  unit: string,
  aim: { atLeast?: number; atMost?: number; better?: Metric["better"] } = {},
): Metric {
  const rounded = Number(value.toPrecision(4));
  const { atLeast, atMost } = aim;
  return {
    ...{ bench: "import", metric: name, value: rounded, unit },
    target: atLeast ?? atMost ?? null,
    better: aim.better ?? (atMost === undefined ? "higher" : "lower"),
    pass: (atLeast === undefined || rounded >= atLeast) && (atMost === undefined || rounded <= atMost),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}
