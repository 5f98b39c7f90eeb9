import type { DateRangeValue } from "@parley/ui";

const shift = (day: string, days: number) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

export const PERIODS = [
  { value: "all_time", label: "All time" },
  { value: "today", label: "Today" },
  { value: "yesterday", label: "Yesterday" },
  { value: "last_7_days", label: "Last 7 days" },
  { value: "last_30_days", label: "Last 30 days" },
  { value: "last_90_days", label: "Last 90 days" },
];

/** Days (YYYY-MM-DD, both inclusive) of a named period, counted back from the organization's own today. */
export function daysOf(preset: string, today: string): { from: string; to: string } | null {
  if (preset === "today") return { from: today, to: today };
  if (preset === "yesterday") return { from: shift(today, -1), to: shift(today, -1) };
  const count = /^last_(\d+)_days$/.exec(preset)?.[1];
  return count ? { from: shift(today, 1 - Number(count)), to: today } : null;
}

/** The period that two days of the address make: named when it is one of ours. */
export function periodOf(from: string | undefined, to: string | undefined, today: string): DateRangeValue {
  if (!from && !to) return { preset: "all_time" };
  const named = PERIODS.find(({ value }) => {
    const days = daysOf(value, today);
    return days?.from === from && days?.to === to;
  });
  return named ? { preset: named.value } : { preset: "custom", from: from ?? "2000-01-01", to: to ?? today };
}

/** Today in a zone, YYYY-MM-DD. */
export function todayIn(timezone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(now);
}
