import type { Bucket } from "./filters/range.ts";

/** Calendar days (YYYY-MM-DD of the organization's zone) and hours in the reader's words; no instant is involved. */
export function createPeriodLabels(locale: string) {
  const utc = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const day = utc({ month: "short", day: "numeric" });
  const fullDay = utc({ month: "short", day: "numeric", year: "numeric" });
  const weekdayAndDay = utc({ weekday: "short", month: "short", day: "numeric" });
  const month = utc({ month: "short", year: "numeric" });
  const hour = utc({ hour: "numeric" });
  const weekday = utc({ weekday: "short" });
  const at = (key: string) => new Date(`${key}T00:00:00Z`);
  return {
    bucket(bucket: Bucket, key: string | number): string {
      if (bucket === "hour_of_day") return hour.format(new Date(Date.UTC(2024, 0, 1, Number(key))));
      if (bucket === "month") return month.format(at(String(key)));
      return bucket === "week" ? `Week of ${day.format(at(String(key)))}` : weekdayAndDay.format(at(String(key)));
    },
    range(from: string, to: string): string {
      return from === to ? fullDay.format(at(from)) : plainSpaces(fullDay.formatRange(at(from), at(to)));
    },
    /** Without the year unless it is another one than that of `beside`: "Oct 23 – Nov 21". */
    shortRange(from: string, to: string, beside: string): string {
      if (from.slice(0, 4) !== beside.slice(0, 4)) return this.range(from, to);
      return from === to ? day.format(at(from)) : plainSpaces(day.formatRange(at(from), at(to)));
    },
    hour: (value: number) => hour.format(new Date(Date.UTC(2024, 0, 1, value))),
    /** 1 is Monday. */
    weekday: (value: number) => weekday.format(new Date(Date.UTC(2024, 0, value))),
  };
}

/** Node and browsers carry different tables of thin and narrow spaces; text that both write must be the same. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, " ");
}
