import { formatPhone, regionOfLocale } from "./phone-number.ts";

/** Where a reader is: the organization's own settings, never the browser's. */
export interface FormatSettings {
  /** BCP 47, "en-US". */
  locale: string;
  /** IANA zone, "America/New_York". */
  timezone: string;
  /** ISO 4217. */
  currency: string;
}

type Instant = Date | string | number;

/** Above this, numbers and money are written short: 12.3K. */
const COMPACT_FROM = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOTHING = "–";

export type Format = ReturnType<typeof createFormat>;

/**
 * The one place that writes numbers, money, times and phone numbers. Null and undefined are written as a dash: unknown is
 * never shown as zero. Build it once per page (server: from the viewer; client: `useFormat()`).
 */
export function createFormat({ locale, timezone, currency }: FormatSettings) {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const zoned = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: timezone, ...options });
  const day = zoned({ dateStyle: "medium" });
  const shortDay = zoned({ month: "short", day: "numeric" });
  const clock = zoned({ hour: "numeric", minute: "2-digit" });
  const exact = zoned({ dateStyle: "medium", timeStyle: "medium" });
  const zoneName = zoned({ timeZoneName: "short" });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: "always", style: "short" });
  const calendarDay = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" });
  const region = regionOfLocale(locale);
  const known = (value: number | null | undefined): value is number => value != null && Number.isFinite(value);

  const zone = (at: Instant) =>
    zoneName.formatToParts(new Date(at)).find((part) => part.type === "timeZoneName")?.value ?? timezone;

  const money = (minor: number | null | undefined, code: string, compact: boolean) => {
    if (!known(minor)) return NOTHING;
    const base = { style: "currency", currency: code } as const;
    const digits = new Intl.NumberFormat(locale, base).resolvedOptions().maximumFractionDigits ?? 2;
    const major = minor / 10 ** digits;
    const isShort = compact && Math.abs(major) >= COMPACT_FROM;
    return new Intl.NumberFormat(locale, {
      ...base,
      ...(isShort ? { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 1 } : {}),
    }).format(major);
  };

  return {
    /** 9,999 stays, 12,345 becomes 12.3K. */
    number: (value: number | null | undefined) =>
      known(value) ? (Math.abs(value) >= COMPACT_FROM ? short : plain).format(value) : NOTHING,
    /** Every digit, for tables of rows and totals. */
    integer: (value: number | null | undefined) => (known(value) ? plain.format(value) : NOTHING),
    /** One decimal, for scores. */
    decimal: (value: number | null | undefined) => (known(value) ? oneDecimal.format(value) : NOTHING),
    /** A fraction: 0.724 is 72.4%. */
    percent: (fraction: number | null | undefined) => (known(fraction) ? percent.format(fraction) : NOTHING),
    /** Seconds as m:ss, from an hour on as h:mm:ss. */
    duration: (seconds: number | null | undefined) => (known(seconds) ? clockOf(seconds) : NOTHING),
    /** Minor units of the currency; short from 10,000 major units up. */
    money: (minor: number | null | undefined, code = currency) => money(minor, code, true),
    /** Minor units, every digit. */
    moneyExact: (minor: number | null | undefined, code = currency) => money(minor, code, false),
    /** 2026-11-21, to count days by. */
    calendarDay: (at: Instant) => calendarDay.format(new Date(at)),
    /** Nov 21, 2026 */
    date: (at: Instant) => day.format(new Date(at)),
    /** Nov 21: labels of an axis. */
    shortDate: (at: Instant) => shortDay.format(new Date(at)),
    /** 2:05 PM */
    time: (at: Instant) => clock.format(new Date(at)),
    /** Nov 21, 2026, 2:05:09 PM EST: the exact one, with its zone. */
    dateTime: (at: Instant) => `${exact.format(new Date(at))} ${zone(at)}`,
    /** Just now, 5 min ago, 3 hr ago; other days of the organization's calendar by date. */
    relative: (at: Instant, now: Instant = Date.now()) => {
      const then = new Date(at);
      const elapsed = new Date(now).getTime() - then.getTime();
      const size = Math.abs(elapsed);
      if (size < MINUTE) return elapsed >= 0 ? "Just now" : "In a moment";
      const sign = elapsed >= 0 ? -1 : 1;
      if (size < HOUR) return ago.format(sign * Math.floor(size / MINUTE), "minute");
      const sameDay = calendarDay.format(then) === calendarDay.format(new Date(now));
      if (sameDay || size < 6 * HOUR) return ago.format(sign * Math.floor(size / HOUR), "hour");
      return size < 300 * DAY ? `${shortDay.format(then)}, ${clock.format(then)}` : day.format(then);
    },
    /** E.164 in national form; foreign numbers with flag and country code. What is not E.164 stays as it is. */
    phone: (e164: string | null | undefined) => (e164 ? formatPhone(e164, region) : NOTHING),
    /** The zone's short name now or at a time: "EST". */
    zone: (at: Instant = Date.now()) => zone(at),
  };
}

function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}
