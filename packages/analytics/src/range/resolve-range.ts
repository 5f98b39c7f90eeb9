import { DateTime } from "luxon";
import type { Range } from "../query/schema.ts";

/** A range in days of the organization's zone, both ends included. */
export interface ResolvedRange {
  /** YYYY-MM-DD */
  from: string;
  to: string;
  /** ISO instant at which it ends before its last day does: the comparison of a period that is still running. */
  until?: string;
}

/** How far back the period before it begins. */
export type Step = { days: number } | { months: number } | { years: number };

export interface RangePlan {
  range: ResolvedRange;
  /** Null for all time, before which there is nothing. */
  step: Step | null;
}

/** First and last day with a call; null when there is none. */
export type Extent = { first: string; last: string } | null;

const iso = (date: DateTime) => date.toISODate()!;

/** Resolves a range at the moment `now` in an IANA zone. "Last 7 days" ends today, which is still running. */
export function resolveRange(input: Range, zone: string, now: Date, extent: Extent): RangePlan {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  if (!("preset" in input)) {
    const days = DateTime.fromISO(input.to).diff(DateTime.fromISO(input.from), "days").days + 1;
    return { range: { from: input.from, to: input.to }, step: { days: Math.round(days) } };
  }
  const until = (from: DateTime, step: Step, to = today): RangePlan => ({
    range: { from: iso(from), to: iso(to) },
    step,
  });
  switch (input.preset) {
    case "today":
      return until(today, { days: 1 });
    case "yesterday":
      return until(today.minus({ days: 1 }), { days: 1 }, today.minus({ days: 1 }));
    case "last_7_days":
      return until(today.minus({ days: 6 }), { days: 7 });
    case "last_30_days":
      return until(today.minus({ days: 29 }), { days: 30 });
    case "last_90_days":
      return until(today.minus({ days: 89 }), { days: 90 });
    case "this_month":
      return until(today.startOf("month"), { months: 1 });
    case "last_month": {
      const first = today.startOf("month").minus({ months: 1 });
      return until(first, { months: 1 }, first.endOf("month"));
    }
    case "this_quarter":
      return until(today.startOf("quarter"), { months: 3 });
    case "last_quarter": {
      const first = today.startOf("quarter").minus({ months: 3 });
      return until(first, { months: 3 }, first.endOf("quarter"));
    }
    case "last_year": {
      const first = today.startOf("year").minus({ years: 1 });
      return until(first, { years: 1 }, first.endOf("year"));
    }
    case "this_year":
      return until(today.startOf("year"), { years: 1 });
    case "all_time": {
      const from = extent && extent.first < iso(today) ? extent.first : iso(today);
      const to = extent && extent.last > iso(today) ? extent.last : iso(today);
      return { range: { from, to }, step: null };
    }
  }
}
