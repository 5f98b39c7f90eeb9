import type { MetricResult } from "./filters/question.ts";
import type { Bucket } from "./filters/range.ts";

export interface Series {
  /** Key of each bucket: a day, or an hour of the day. */
  keys: (string | number)[];
  values: Record<string, (number | null)[]>;
  previous: Record<string, (number | null)[]> | null;
  /** The last bucket is not over yet. */
  running: boolean;
}

/** A result by one time dimension as columns. Hours of today that are still to come are left out: nothing is not zero. */
export function toSeries(result: MetricResult, bucket: Bucket, now: Date): Series {
  const local = localParts(now, result.timezone);
  const running = result.resolved_range.to >= local.day && result.resolved_range.from <= local.day;
  const isOneDay = result.resolved_range.from === result.resolved_range.to;
  const count = bucket === "hour_of_day" && running && isOneDay ? local.hour + 1 : result.rows.length;
  const rows = result.rows.slice(0, count);
  const measures = result.definitions.map(({ key }) => key);
  const column = (of: (MetricResult["rows"][number] | null)[], key: string) =>
    of.map((row) => {
      const value = row?.[key];
      return typeof value === "number" ? value : null;
    });
  const columns = (of: (MetricResult["rows"][number] | null)[]) =>
    Object.fromEntries(measures.map((key) => [key, column(of, key)]));
  return {
    keys: rows.map((row) => row[bucket] ?? ""),
    values: columns(rows),
    previous: result.comparison ? columns(result.comparison.rows.slice(0, count)) : null,
    running,
  };
}

function localParts(now: Date, timeZone: string): { day: string; hour: number } {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  const hour = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" }).format(now);
  return { day, hour: Number(hour) };
}
