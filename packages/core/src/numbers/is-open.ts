import type { OpeningHours } from "@parley/db/schema";
import { DateTime } from "luxon";

/**
 * Whether a line is open at an instant, by the clock on its wall: when clocks change it opens and closes at the hour that people read.
 * Without hours it always is. The closing minute is closed.
 */
export function isOpen(hours: OpeningHours | null, now: Date): boolean {
  if (hours === null) return true;
  const local = DateTime.fromJSDate(now, { zone: hours.timezone });
  const minute = local.hour * 60 + local.minute;
  return hours.days.some(
    ({ weekday, opensAt, closesAt }) => weekday === local.weekday && opensAt <= minute && minute < closesAt,
  );
}
