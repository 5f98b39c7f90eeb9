import type { MetricResult } from "@parley/analytics";
import type { Context } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { askMeasure } from "./ask-measure.ts";
import { addDays } from "./local-days.ts";
import type { QueryFilter } from "./query-filter.ts";
import { recordedDays } from "./recorded-days.ts";

export interface DailySeries {
  days: string[];
  /** In step with `days`. */
  values: (number | null)[];
  /** The recorded days end before the asked ones do. */
  stale: boolean;
  result: MetricResult;
}

/** A measure day by day, without days before the first call and after the last file. Both ends of the asked days are included. */
export async function dailySeries(
  ctx: Context,
  {
    measure,
    filters,
    from,
    to,
    more = [],
  }: { measure: string; filters: QueryFilter[]; from: string; to: string; more?: string[] },
): Promise<DailySeries> {
  const measures = [...new Set([measure, "calls", ...more])];
  const result = await askMeasure(() => queryMetrics(ctx, { measures, filters, grain: "day", range: { from, to } }));
  const numbers = (key: string) => result.rows.map((row) => row[key] as number | null);
  const values = numbers(measure);
  const calls = numbers("calls");
  // What is spent on a day without calls is recorded too.
  const { start, end, stale } = recordedDays(calls.map((count, i) => (count ?? 0) || (values[i] ? 1 : 0)));
  const days = result.rows.slice(start, end).map((_, i) => addDays(from, start + i));
  return { days, values: values.slice(start, end), stale, result: { ...result, rows: result.rows.slice(start, end) } };
}
