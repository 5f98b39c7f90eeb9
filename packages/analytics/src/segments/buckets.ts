/** Days that stand alone: calls of these days still change. Older ones stand by month. */
const DAYS_ALONE = 35;
const DAY_MS = 86_400_000;

/** The bucket of a UTC day (YYYY-MM-DD) at the moment `now`: the day itself, or its month once all of it is old. */
export function bucketOfDay(day: string, now: Date): string {
  const month = day.slice(0, 7);
  return Date.parse(`${nextMonth(month)}-01T00:00Z`) <= now.getTime() - DAYS_ALONE * DAY_MS ? month : day;
}

/** From when (included) until when (not) a bucket's calls were made, in seconds since 1970. */
export function boundsOfBucket(bucket: string): { start: number; end: number } {
  if (bucket.length === 10) {
    const start = Date.parse(`${bucket}T00:00Z`) / 1000;
    return { start, end: start + DAY_MS / 1000 };
  }
  return { start: Date.parse(`${bucket}-01T00:00Z`) / 1000, end: Date.parse(`${nextMonth(bucket)}-01T00:00Z`) / 1000 };
}

/** The day that a second is in, as buckets name it. */
export function dayOfSecond(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 10);
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, "0")}-${String(next[1]).padStart(2, "0")}`;
}
