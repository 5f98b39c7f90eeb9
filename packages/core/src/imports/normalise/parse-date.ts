import { instantOfLocal } from "./zone-time.ts";

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AP])\.?M\.?)?`;
const OFFSET = String.raw`(?:\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;
const CLOCK = new RegExp(`^${TIME}${OFFSET}$`, "i");
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|,?\s+)(\S.*))?$/i;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(.+))?$/;
const MONTH_NAMED = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(?:at\s+)?(.+))?$/i;
const DAY_NAMED = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*\.?[-\s](\d{4})(?:,?\s+(?:at\s+)?(.+))?$/i;
const WEEKDAY = /^[a-z]{3,9},\s+/i;
/** No date is longer; expressions are not tried on the pages of text that a shifted row puts here. */
const LONGEST = 64;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export interface DateRules {
  /** 03/04/2024 is the 3rd of April. Without it, as in the United States, the 4th of March. */
  dayFirst?: boolean;
}

/**
 * The instant (ms since 1970, whole seconds) of a date with time as call logs write it: year first (also ISO 8601),
 * month/day/year, day.month.year or a month's name; 24 hours or AM and PM; no time means midnight. An offset in the text counts;
 * without one the time is the zone's: a time that clocks skip in spring moves on by the gap (02:30 is 03:30), of one that they
 * show twice in autumn the first is meant. Null when it is no date.
 */
export function parseDate(text: string, zone: string, { dayFirst = false }: DateRules = {}): number | null {
  if (text.length > LONGEST) return null;
  const day = parseDay(text.trim(), dayFirst);
  if (!day) return null;
  const clock = day.rest ? parseClock(day.rest) : { seconds: 0, offset: null };
  if (!clock) return null;
  const local = Date.UTC(day.year, day.month - 1, day.day) + clock.seconds * 1000;
  return clock.offset === null ? instantOfLocal(zone, local) : local - clock.offset * 60_000;
}

interface Day {
  year: number;
  month: number;
  day: number;
  rest: string | undefined;
}

function parseDay(text: string, dayFirst: boolean): Day | null {
  let match = YEAR_FIRST.exec(text);
  if (match) return valid(Number(match[1]), Number(match[3]), Number(match[4]), match[5]);
  match = YEAR_LAST.exec(text);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = match[4]!.length === 2 ? century(Number(match[4])) : Number(match[4]);
    // Dots are written day first. Where only one of the two can be a month, that one is it.
    const isDayFirst = second <= 12 && (dayFirst || match[2] === "." || first > 12);
    return isDayFirst ? valid(year, second, first, match[5]) : valid(year, first, second, match[5]);
  }
  const bare = text.replace(WEEKDAY, "");
  match = MONTH_NAMED.exec(bare);
  if (match) return valid(Number(match[3]), monthNamed(match[1]!), Number(match[2]), match[4]);
  match = DAY_NAMED.exec(bare);
  return match && valid(Number(match[3]), monthNamed(match[2]!), Number(match[1]), match[4]);
}

const century = (year: number) => year + (year < 90 ? 2000 : 1900);
const monthNamed = (name: string) => MONTHS.indexOf(name.toLowerCase()) + 1;

function valid(year: number, month: number, day: number, rest: string | undefined): Day | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day, rest } : null;
}

function parseClock(text: string): { seconds: number; offset: number | null } | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  const hour = hourOfDay(Number(match[1]), match[4]?.toLowerCase());
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const offset = parseOffset(match[5]);
  if (offset !== null && Math.abs(offset) > 14 * 60) return null;
  return { seconds: hour * 3600 + minute * 60 + second, offset };
}

/** Exports write 24 hours with AM and PM behind them ("13:30 PM", "00:15 AM"): what can be meant is taken. 24 is no hour. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour >= 1 && hour <= 12) return (hour % 12) + (half === "p" ? 12 : 0);
  return (hour === 0) === (half === "a") ? hour : 24;
}

/** Minutes east of UTC; null without an offset. */
function parseOffset(text: string | undefined): number | null {
  if (!text) return null;
  if (/^[a-z]/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(":", "") || 0);
  return text.startsWith("-") ? -minutes : minutes;
}
