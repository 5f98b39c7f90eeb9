import type { Random } from "./export-random.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SECONDS_A_DAY = 86_400;
/** The last call of every export. */
const NEWEST = Date.UTC(2026, 9, 31, 21, 40) / 1000;
const SPAN = 730 * SECONDS_A_DAY;

export interface LocalTime {
  /** 2026-10-31 */
  date: string;
  /** 21:40:00 */
  time: string;
  day: string;
  hour: number;
  epochDay: number;
}

/** Local times from the newest backwards over two years, dense in business hours, thin at night and on Sundays. */
export function createClock(rows: number, random: Random): () => LocalTime {
  const pace = SPAN / rows;
  const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));
  let at = NEWEST;
  let shown = -1;
  let date = "";
  let day = "";
  return () => {
    const epochDay = Math.floor(at / SECONDS_A_DAY);
    if (epochDay !== shown) {
      shown = epochDay;
      date = new Date(epochDay * SECONDS_A_DAY * 1000).toISOString().slice(0, 10);
      day = DAYS[(epochDay + 4) % 7]!;
    }
    const second = Math.floor(at) - epochDay * SECONDS_A_DAY;
    const hour = Math.floor(second / 3600);
    const time = `${two[hour]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}`;
    const local = { date, time, day, hour, epochDay };
    at -= (pace * 2 * random.next()) / density(hour, (epochDay + 4) % 7);
    return local;
  };
}

/** Calls in this hour against the week's average. Whole weeks keep their length: the mean of its inverse, by calls, is one. */
function density(hour: number, weekday: number): number {
  const byHour = hour >= 8 && hour < 18 ? 1.8 : hour >= 18 && hour < 22 ? 0.7 : 0.25;
  return byHour * (weekday === 0 ? 0.5 : weekday === 6 ? 0.8 : 1.14);
}
