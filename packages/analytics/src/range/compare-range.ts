import { DateTime } from "luxon";
import type { RangePlan, ResolvedRange } from "./resolve-range.ts";

/**
 * The range to compare with, or null when there is none. A period that is still running is compared with the same elapsed part of
 * the other one, to the minute of the day.
 */
export function compareRange(
  { range, step }: RangePlan,
  compare: "previous_period" | "previous_year" | "none",
  zone: string,
  now: Date,
): ResolvedRange | null {
  if (compare === "none" || step === null) return null;
  const back = compare === "previous_year" ? { years: 1 } : step;
  const from = DateTime.fromISO(range.from, { zone }).minus(back).toISODate()!;
  const local = DateTime.fromJSDate(now, { zone });
  const running = range.to >= local.toISODate()! && range.from <= local.toISODate()!;
  if (running) {
    // Whole seconds: segments know no shorter time.
    const until = local.minus(back).startOf("second");
    return { from, to: until.toISODate()!, until: until.toUTC().toISO()! };
  }
  // The day before the range begins closes the period before it: months have different lengths.
  const to =
    compare === "previous_year"
      ? DateTime.fromISO(range.to, { zone }).minus(back)
      : DateTime.fromISO(range.from, { zone }).minus({ days: 1 });
  return { from, to: to.toISODate()! };
}
