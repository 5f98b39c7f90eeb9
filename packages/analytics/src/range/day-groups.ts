/** Days since 1970 as YYYY-MM-DD. */
function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function dayOfDate(date: string): number {
  return Math.round(Date.parse(`${date}T00:00Z`) / 86_400_000);
}

/** Monday 1 ... Sunday 7: day 0 was a Thursday. */
const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;

export type TimeGrain = "day" | "week" | "month" | "weekday";

interface DayGroups {
  /** By day since 1970. */
  lut: Uint32Array;
  labels: readonly string[];
}

/** Dashboards ask for the same few ranges all day long. */
const made = new Map<string, DayGroups>();
const MOST_MADE = 64;

/** For each day from `first` to `last` the group that it belongs to, and what the groups are called. Not to be changed. */
export function groupDays(grain: TimeGrain, first: number, last: number): DayGroups {
  const name = `${grain} ${first} ${last}`;
  const known = made.get(name);
  if (known) return known;
  if (made.size >= MOST_MADE) made.clear();
  const groups = makeGroups(grain, first, last);
  made.set(name, groups);
  return groups;
}

function makeGroups(grain: TimeGrain, first: number, last: number): DayGroups {
  const lut = new Uint32Array(Math.max(last, 0) + 1);
  const labels: string[] = [];
  const known = new Map<string, number>();
  for (let day = Math.max(first, 0); day <= last; day++) {
    const label = labelOf(grain, day);
    let group = known.get(label);
    if (group === undefined) {
      group = labels.push(label) - 1;
      known.set(label, group);
    }
    lut[day] = group;
  }
  return { lut, labels };
}

function labelOf(grain: TimeGrain, day: number): string {
  if (grain === "weekday") return String(weekdayOf(day));
  if (grain === "week") return dateOfDay(day - (weekdayOf(day) - 1));
  return grain === "month" ? `${dateOfDay(day).slice(0, 7)}-01` : dateOfDay(day);
}
