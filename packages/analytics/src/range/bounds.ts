import { DateTime } from "luxon";
import type { ResolvedRange } from "./resolve-range.ts";

/** All cards of a page ask for the same range, and zones are slow to look up. */
const made = new Map<string, { start: string; end: string }>();
const MOST_MADE = 256;

/** The instants between which the range's calls lie (start included, end not), for the index on called_at. */
export function boundsOf(range: ResolvedRange, zone: string): { start: string; end: string } {
  const name = `${range.from} ${range.to} ${range.until ?? ""} ${zone}`;
  const known = made.get(name);
  if (known) return known;
  if (made.size >= MOST_MADE) made.clear();
  const bounds = makeBounds(range, zone);
  made.set(name, bounds);
  return bounds;
}

function makeBounds(range: ResolvedRange, zone: string): { start: string; end: string } {
  const start = DateTime.fromISO(range.from, { zone }).startOf("day");
  const end = DateTime.fromISO(range.to, { zone }).plus({ days: 1 }).startOf("day").toUTC().toISO()!;
  return { start: start.toUTC().toISO()!, end: range.until && range.until < end ? range.until : end };
}
