import type { DateTime } from "luxon";
import type { Random } from "./create-random.ts";

/** Calls a day against the average: Monday ... Sunday. */
const WEEKDAYS = [1.28, 1.16, 1.1, 1.08, 1.05, 0.72, 0.61];
/** January ... December: cooling in summer, heating in winter. */
const MONTHS = [1.12, 1.0, 0.9, 0.88, 0.98, 1.15, 1.24, 1.2, 0.98, 0.9, 1.0, 1.1];
const HOURS = [1, 1, 1, 1, 1, 2, 6, 18, 44, 62, 66, 58, 45, 50, 58, 55, 48, 36, 22, 15, 11, 7, 4, 2];

export interface CallTime {
  /** Local time as if it were UTC (ms). */
  local: number;
  hour: number;
  /** 1 Monday ... 7 Sunday */
  weekday: number;
}

/**
 * Times of `count` calls in the thirteen months before `now`, oldest first: growing a third over the year, with the rhythm of weekdays,
 * hours and seasons, none in the future. The running day gets its share of the hours that are over.
 */
export function spreadCalls(random: Random, count: number, now: DateTime): CallTime[] {
  const hours: Hour[] = [];
  const first = now.startOf("day").minus({ months: 13 });
  const days = Math.round(now.startOf("day").diff(first, "days").days);
  const hourTotal = HOURS.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i <= days; i++) {
    const day = first.plus({ days: i });
    const midnight = Date.UTC(day.year, day.month - 1, day.day);
    const growth = 0.85 + (0.3 * i) / days;
    const base = growth * WEEKDAYS[day.weekday - 1]! * MONTHS[day.month - 1]! * (0.88 + 0.24 * random.next());
    for (let hour = 0; hour < 24; hour++) {
      if (i === days && hour >= now.hour) break;
      hours.push({ midnight, hour, weekday: day.weekday, weight: (base * HOURS[hour]!) / hourTotal });
    }
  }
  return spread(random, count, hours);
}

interface Hour {
  /** Local midnight of its day as if it were UTC (ms). */
  midnight: number;
  hour: number;
  weekday: number;
  weight: number;
}

function spread(random: Random, count: number, hours: Hour[]): CallTime[] {
  const total = hours.reduce((sum, hour) => sum + hour.weight, 0);
  const times: CallTime[] = [];
  let due = 0;
  for (const { midnight, hour, weekday, weight } of hours) {
    due += (weight / total) * count;
    const seconds: number[] = [];
    // A fraction is a chance, so that quiet hours are sometimes busy; the sum stays on course.
    for (let left = due - times.length; left > 0 && times.length + seconds.length < count; left--) {
      if (left < 1 && !random.chance(left)) break;
      seconds.push(random.between(0, 3599));
    }
    for (const second of seconds.sort((a, b) => a - b)) {
      times.push({ local: midnight + hour * 3_600_000 + second * 1000, hour, weekday });
    }
  }
  return times;
}
