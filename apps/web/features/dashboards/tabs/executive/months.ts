import type { MetricResult } from "../../filters/question.ts";

/** First day of the month that lies `back` months before the day's (YYYY-MM-DD). */
export function monthsBefore(day: string, back: number): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - back);
  return first.toISOString().slice(0, 10);
}

export interface MonthRow {
  /** First day, YYYY-MM-DD. */
  month: string;
  values: Record<string, number | null>;
  /** (this - previous) / previous of the month before; of the running month that of the same elapsed part. Null where nothing is to compare with. */
  change: Record<string, number | null>;
  isRunning: boolean;
}

/**
 * Months beside the month before, latest first. `byMonth` has one row for each month, oldest first, and one month more than is shown;
 * `running` is the answer for this month with its comparison, which the catalogue cuts to the same elapsed part.
 */
export function monthRows(byMonth: MetricResult, running: MetricResult | undefined, measures: string[]): MonthRow[] {
  const now = running?.resolved_range.from.slice(0, 7);
  const numberIn = (row: MetricResult["rows"][number] | undefined, key: string) => {
    const value = row?.[key];
    return typeof value === "number" ? value : null;
  };
  const rows = byMonth.rows.slice(1).map((row, at): MonthRow => {
    const before = byMonth.rows[at];
    const month = String(row.month);
    const isRunning = month.slice(0, 7) === now;
    const change = (key: string) => {
      if (isRunning) return running?.comparison?.change[key] ?? null;
      const [value, previous] = [numberIn(row, key), numberIn(before, key)];
      return value === null || !previous ? null : (value - previous) / previous;
    };
    return {
      month,
      isRunning,
      values: Object.fromEntries(measures.map((key) => [key, numberIn(row, key)])),
      change: Object.fromEntries(measures.map((key) => [key, change(key)])),
    };
  });
  return rows.reverse();
}
