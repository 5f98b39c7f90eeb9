import { type Metric as AnyMetric, metric as measured } from "../import/metric.ts";

export type Metric = Omit<AnyMetric, "bench"> & { bench: "analytics" };

/** A measured value of this bench, without a target unless one is given. */
export function metric(...given: Parameters<typeof measured>): Metric {
  return { ...measured(...given), bench: "analytics" };
}

/** The value below which `share` of the times lie. */
export function percentile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
}
