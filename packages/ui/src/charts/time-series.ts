import type { ChartFlag, FormatNumber } from "./chart-spec.ts";

export interface TimeSeries {
  id: string;
  name: string;
  /** One per bucket; null where there is nothing to divide by. */
  values: (number | null)[];
  /** The comparison period, bucket by bucket; drawn dashed in the same hue. */
  previous?: (number | null)[];
  kind?: "line" | "area" | "bar";
  /** A second measure with another unit goes right. */
  axis?: "left" | "right";
  color?: string;
  format?: FormatNumber;
  /** Shorter than `format`, for the axis. */
  axisFormat?: FormatNumber;
  /** Counts things: the axis has no halves. */
  whole?: boolean;
  /** A share: the axis ends at 1 when it comes near. */
  ratio?: boolean;
  /** Places of buckets that are out of the ordinary, each with why; drawn as rings. */
  anomalies?: { index: number; note: string }[];
  /** What is expected after the last bucket, with the band that it likely falls into. */
  forecast?: { mean: number[]; low: number[]; high: number[] };
}

export interface TimeSeriesInput {
  /** What the buckets are, as the head of the table; "Period" unless they are no times. */
  dimension?: string;
  /** Labels of the buckets, already written in the organisation's zone and locale. */
  buckets: string[];
  /** Labels of the buckets of the forecast, after the others. */
  forecastBuckets?: string[];
  series: TimeSeries[];
  /** The last bucket is still running, so the way to it is dashed. */
  running?: boolean;
  format?: FormatNumber;
  flags?: ChartFlag[];
}
