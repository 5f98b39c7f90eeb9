import type { PhoneNumber } from "./number-wire.ts";

export type Hours = NonNullable<PhoneNumber["hours"]>;

/** One weekday as it is typed: texts of an input of type time; closed without them. */
export interface DayForm {
  open: boolean;
  opensAt: string;
  closesAt: string;
}

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const DAY_MINUTES = 1440;
const two = (value: number) => String(value).padStart(2, "0");

/** 570 -> "09:30"; the end of the day is typed as 00:00. */
const clockOf = (minutes: number) => `${two(Math.floor((minutes % DAY_MINUTES) / 60))}:${two(minutes % 60)}`;

/** "09:30" -> 570; null for what is no time. */
function minutesOf(clock: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** The week as the form shows it. Several spans of a day (from the API) show as one from the first to the last. */
export function weekOf(hours: PhoneNumber["hours"]): DayForm[] {
  return WEEKDAYS.map((_, at) => {
    const spans = hours?.days.filter(({ weekday }) => weekday === at + 1) ?? [];
    const isWorkday = at < 5;
    if (!hours) return { open: isWorkday, opensAt: "09:00", closesAt: "17:00" };
    if (spans.length === 0) return { open: false, opensAt: "09:00", closesAt: "17:00" };
    return {
      open: true,
      opensAt: clockOf(Math.min(...spans.map((span) => span.opens_at))),
      closesAt: clockOf(Math.max(...spans.map((span) => span.closes_at))),
    };
  });
}

/** What is wrong with a day, in words; null when nothing is. */
export function dayProblem({ open, opensAt, closesAt }: DayForm): string | null {
  if (!open) return null;
  const opens = minutesOf(opensAt);
  const closes = minutesOf(closesAt);
  if (opens === null || closes === null) return "Give both times.";
  return (closes === 0 ? DAY_MINUTES : closes) > opens ? null : "It closes before it opens.";
}

/** The week for the API. */
export function daysOf(week: readonly DayForm[]): Hours["days"] {
  return week.flatMap(({ open, opensAt, closesAt }, at) => {
    const opens = minutesOf(opensAt);
    const closes = minutesOf(closesAt);
    if (!open || opens === null || closes === null) return [];
    return [{ weekday: at + 1, opens_at: opens, closes_at: closes === 0 ? DAY_MINUTES : closes }];
  });
}

/** "Mon to Fri 09:00–17:00", days with the same times together. */
export function hoursInWords(hours: PhoneNumber["hours"]): string {
  if (!hours) return "Always open";
  const week = weekOf(hours);
  const parts: string[] = [];
  for (let from = 0; from < week.length; ) {
    const { open, opensAt, closesAt } = week[from]!;
    let to = from;
    while (week[to + 1]?.open === open && week[to + 1]?.opensAt === opensAt && week[to + 1]?.closesAt === closesAt)
      to++;
    const names = [WEEKDAYS[from]!.slice(0, 3), WEEKDAYS[to]!.slice(0, 3)];
    if (open) parts.push(`${from === to ? names[0] : names.join(" to ")} ${opensAt}–${closesAt}`);
    from = to + 1;
  }
  return parts.length > 0 ? parts.join(", ") : "Never open";
}
