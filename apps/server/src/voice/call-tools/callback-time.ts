import { readDate } from "@parley/speech";
import { DateTime } from "luxon";

/** "Call back later", without more: long enough to be later, soon enough to be the same matter. */
const LATER_HOURS = 2;
/** A part of a day as a time to ring. */
const PARTS = [
  [/\bmorning\b/, 10],
  [/\b(?:noon|lunch)/, 12],
  [/\bafternoon\b/, 14],
  [/\b(?:evening|tonight)\b/, 18],
] as const;
const DAYTIME_HOUR = 10;

/**
 * When to call back: an ISO time, or words as they are said on the phone ("tomorrow after three", "in half an hour"), seen from `now`
 * in the zone. Null when they name no time to come.
 */
export function callbackTime(when: string, now: Date, timezone: string): Date | null {
  const local = DateTime.fromJSDate(now, { zone: timezone });
  const at = isoTime(when, timezone) ?? spokenTime(when.toLowerCase(), local);
  return at && at > local ? at.toJSDate() : null;
}

function isoTime(when: string, timezone: string): DateTime | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(when.trim())) return null;
  const at = DateTime.fromISO(when.trim(), { zone: timezone });
  return at.isValid ? at : null;
}

function spokenTime(when: string, now: DateTime): DateTime | null {
  const half = /\bhalf an? hour\b/.test(when) ? now.plus({ minutes: 30 }) : null;
  if (half) return half;
  const text = when.replace(/\b(?:a couple of|a few)\b/g, "3").replace(/\bafter (?=\d|noon\b|[a-z]+ o'clock)/g, "at ");
  const read = readDate(text, now.toJSDate(), now.zoneName ?? "utc");
  if (read?.includes("T")) return DateTime.fromISO(read, { zone: now.zone });
  const part = PARTS.find(([word]) => word.test(text));
  const day = read ? DateTime.fromISO(read, { zone: now.zone }) : null;
  if (day) {
    const at = day.set({ hour: part?.[1] ?? DAYTIME_HOUR });
    // "Today", and the hour has passed.
    return at > now || !day.hasSame(now, "day") ? at : now.plus({ hours: LATER_HOURS });
  }
  if (part) {
    const at = now.startOf("day").set({ hour: part[1] });
    return at > now ? at : at.plus({ days: 1 });
  }
  return /\b(?:later|soon|another time)\b/.test(text) ? now.plus({ hours: LATER_HOURS }) : null;
}
