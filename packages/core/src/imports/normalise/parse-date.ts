import { instantOfLocal } from "./zone-time.ts";

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?`;
const OFFSET = String.raw`(?:\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;
const CLOCK = new RegExp(`^${TIME}${OFFSET}$`);
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(.+))?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(.+))?$/;
const NAMED = /^(?:[A-Za-z]{3,9},\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(?:at\s+)?(.+))?$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The instant (ms since 1970) of a date with time as call logs write it: year first, month/day/year, day.month.year or a
 * month's name; 24 hours or AM and PM; no time means midnight. Without an offset the time is the zone's. Null when it is no date.
 */
export function parseDate(text: string, zone: string): number | null {
  const day = parseDay(text.trim());
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

function parseDay(text: string): Day | null {
  let match = YEAR_FIRST.exec(text);
  if (match) return valid(Number(match[1]), Number(match[2]), Number(match[3]), match[4]);
  match = YEAR_LAST.exec(text);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = match[4]!.length === 2 ? 2000 + Number(match[4]) : Number(match[4]);
    // Dots are written day first; with slashes the month is first, as in the United States, unless it cannot be one.
    const dayFirst = match[2] === "." || first > 12;
    return dayFirst ? valid(year, second, first, match[5]) : valid(year, first, second, match[5]);
  }
  match = NAMED.exec(text);
  return match && valid(Number(match[3]), MONTHS.indexOf(match[1]!.toLowerCase()) + 1, Number(match[2]), match[4]);
}

function valid(year: number, month: number, day: number, rest: string | undefined): Day | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day, rest } : null;
}

function parseClock(text: string): { seconds: number; offset: number | null } | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0);
  const half = match[4]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half === "p" ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { seconds: hour * 3600 + minute * 60 + second, offset: parseOffset(match[5]) };
}

function parseOffset(text: string | undefined): number | null {
  if (!text) return null;
  if (/^[A-Z]/.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(":", "") || 0);
  return text.startsWith("-") ? -minutes : minutes;
}
