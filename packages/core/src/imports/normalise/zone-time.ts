import { IANAZone } from "luxon";

const DAY = 86_400_000;
const QUARTER = 900_000;
const cache = new Map<string, Map<number, number>>();

/**
 * Minutes east of UTC that the zone keeps at an instant. Asking Intl takes 40 microseconds, so a day whose two ends agree is asked for
 * once, and a day on which clocks change once for each quarter of an hour.
 */
export function offsetMinutes(zone: string, at: number): number {
  const day = Math.floor(at / DAY) * DAY;
  const first = remembered(zone, day);
  return first === remembered(zone, day + DAY) ? first : remembered(zone, Math.floor(at / QUARTER) * QUARTER);
}

function remembered(zone: string, at: number): number {
  let known = cache.get(zone);
  if (!known) {
    known = new Map();
    cache.set(zone, known);
  }
  let offset = known.get(at);
  if (offset === undefined) {
    offset = IANAZone.create(zone).offset(at);
    if (known.size > 100_000) known.clear();
    known.set(at, offset);
  }
  return offset;
}

/** Whether the platform knows this IANA zone ("America/New_York"). */
export const isTimeZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/**
 * The instant (ms) at which clocks of the zone showed a local time, given as if it were UTC. When clocks go back and the time
 * occurs twice, the first one is meant; a time that clocks skipped is read by the offset before the change, so 02:30 becomes 03:30.
 */
export function instantOfLocal(zone: string, local: number): number {
  const before = offsetMinutes(zone, local - DAY);
  const early = local - before * 60_000;
  if (offsetMinutes(zone, early) === before) return early;
  const after = offsetMinutes(zone, local + DAY);
  const late = local - after * 60_000;
  return offsetMinutes(zone, late) === after ? late : early;
}

export interface LocalParts {
  /** YYYY-MM-DD */
  date: string;
  hour: number;
  /** 1 Monday ... 7 Sunday */
  weekday: number;
}

/** Day, hour and weekday of an instant (ms) on the zone's clocks: what `calls` stores as local_date, local_hour, local_dow. */
export function localParts(zone: string, at: number): LocalParts {
  const shifted = new Date(at + offsetMinutes(zone, at) * 60_000);
  return { date: shifted.toISOString().slice(0, 10), hour: shifted.getUTCHours(), weekday: shifted.getUTCDay() || 7 };
}
