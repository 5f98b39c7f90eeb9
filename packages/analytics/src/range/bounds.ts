import { DateTime } from "luxon";
import type { ResolvedRange } from "./resolve-range.ts";

/** The instants between which the range's calls lie (start included, end not), for the index on called_at. */
export function boundsOf(range: ResolvedRange, zone: string): { start: string; end: string } {
  const start = DateTime.fromISO(range.from, { zone }).startOf("day");
  const end = DateTime.fromISO(range.to, { zone }).plus({ days: 1 }).startOf("day").toUTC().toISO()!;
  return { start: start.toUTC().toISO()!, end: range.until && range.until < end ? range.until : end };
}
