import { DateTime } from "luxon";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const COUNTS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
};
const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  "twenty-first": 21,
  "twenty-second": 22,
  "twenty-third": 23,
  "twenty-fourth": 24,
  "twenty-fifth": 25,
  "twenty-sixth": 26,
  "twenty-seventh": 27,
  "twenty-eighth": 28,
  "twenty-ninth": 29,
  thirtieth: 30,
  "thirty-first": 31,
};
const month = `(?<month>${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|\\.)?`).join("|")}|sept)`;
const ordinal = Object.keys(ORDINALS)
  .sort((a, b) => b.length - a.length)
  .join("|");
const day = `(?<day>\\d{1,2}(?:st|nd|rd|th)?|${ordinal})`;
const ISO = /\b(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)\b/;
const MONTH_DAY = new RegExp(`\\b${month}\\s+(?:the\\s+)?${day}\\b(?:,?\\s+(?<year>20\\d\\d))?`);
const DAY_MONTH = new RegExp(`\\b(?:the\\s+)?${day}\\s+(?:of\\s+)?${month}\\b(?:,?\\s+(?<year>20\\d\\d))?`);
const THE_DAY = new RegExp(
  `\\bthe\\s+(?<day>\\d{1,2}(?:st|nd|rd|th)|${ordinal})\\b(?!\\s+(?:one|floor|time|option|street|person|half))`,
);
const WEEKDAY = new RegExp(`\\b(?<which>next\\s+|this\\s+|last\\s+)?(?<weekday>${WEEKDAYS.join("|")})s?\\b`);
const AHEAD = new RegExp(
  `\\b(?:in|within)\\s+(?:about\\s+)?(?<count>\\d{1,3}|${Object.keys(COUNTS).join("|")})\\s+(?<unit>day|week|month|hour|minute)s?\\b`,
);
const TIME =
  /\b(?:at |by |around |from |until )?(?<hour>\d{1,2})(?::(?<minute>\d\d))?\s?(?<half>a\.?m\b\.?|p\.?m\b\.?|o'clock)|\b(?<hour24>\d{1,2}):(?<minute24>\d\d)\b|\b(?<noon>noon|midday|midnight)\b|\b(?:at|by|around) (?<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?: ?(?<wordHalf>a\.?m\b|p\.?m\b|o'clock)|(?=\s*(?:$|[.,;!?]|on\b|tomorrow\b|today\b|in the\b)))/;

/**
 * The first date that a text names, as seen from the start of the call in its zone: "2026-11-24", with a time
 * "2026-11-24T15:00:00+01:00"; null when it names none. A bare weekday is the next such day after the call's, "next Tuesday" that
 * of the following week. A day that is denied ("not on Monday") does not count.
 */
export function readDate(text: string, startedAt: Date, timezone: string): string | null {
  const zoned = DateTime.fromJSDate(startedAt, { zone: timezone });
  const now = zoned.isValid ? zoned : DateTime.fromJSDate(startedAt, { zone: "utc" });
  const plain = text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(HALF_PAST, (_all, part: string, to: string, hour: string) => clockTime(part, to, hour))
    .replace(/\b(twenty|thirty) (?=[a-z]+(?:st|nd|rd|th)\b)/g, "$1-");
  for (const clause of plain.split(/[,;]\s+|\bbut\b|(?<!\b[ap])\.\s+/)) {
    if (/\b(?:not|never|\w+n't)\b/.test(clause) && !/\b(?:until|till|before|later than)\b/.test(clause)) continue;
    const date = dayIn(clause, now);
    if (date?.precise) return stamp(date.at);
    // "On Tuesday, at 3 pm": the time may stand in the clause that follows.
    const rest = date ? plain.slice(plain.indexOf(clause)) : clause;
    const time = timeIn(date ? rest : clause, PART_OF_DAY.exec(rest)?.[1] ?? null);
    if (date && !time) return date.at.toISODate();
    if (!time) continue;
    const at = (date?.at ?? now).set({ hour: time.hour, minute: time.minute, second: 0, millisecond: 0 });
    if (!at.isValid) continue;
    return stamp(date || at > now ? at : at.plus({ days: 1 }));
  }
  return null;
}

const HALF_PAST =
  /\b(half|(?:a )?quarter) (past|to|after) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b/g;

/** "half past seven" as "7:30". */
function clockTime(part: string, to: string, word: string): string {
  const hour = hourOf(word);
  if (to === "to") return `${hour === 1 ? 12 : hour - 1}:${part === "half" ? "30" : "45"}`;
  return `${hour}:${part === "half" ? "30" : "15"}`;
}

const hourOf = (word: string) => COUNTS[word] ?? (word === "eleven" ? 11 : Number(word));
const stamp = (at: DateTime) => at.startOf("minute").toISO({ suppressMilliseconds: true });
const PART_OF_DAY = /\b(morning|afternoon|evening|tonight)\b/;

function dayIn(text: string, now: DateTime): { at: DateTime; precise?: boolean } | null {
  const today = now.startOf("day");
  const given = MONTH_DAY.exec(text)?.groups ?? DAY_MONTH.exec(text)?.groups;
  const iso = ISO.exec(text)?.groups;
  if (iso)
    return valid(DateTime.fromObject({ year: +iso.year!, month: +iso.month!, day: +iso.day! }, { zone: now.zone }));
  if (given) {
    const index = MONTHS.findIndex((name) => name.startsWith(given.month!.slice(0, 3))) + 1;
    const at = DateTime.fromObject(
      { year: given.year ? +given.year : now.year, month: index, day: dayNumber(given.day!) },
      { zone: now.zone },
    );
    // "January 3rd" said in December is the one to come; one of last week was meant as it was said.
    const past = !given.year && at.isValid && at < today.minus({ months: 3 });
    return valid(past ? at.plus({ years: 1 }) : at);
  }
  if (/\bday after tomorrow\b/.test(text)) return { at: today.plus({ days: 2 }) };
  if (/\btomorrow\b/.test(text)) return { at: today.plus({ days: 1 }) };
  if (/\byesterday\b/.test(text)) return { at: today.minus({ days: 1 }) };
  if (/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/.test(text)) return { at: today };
  const ahead = AHEAD.exec(text)?.groups;
  if (ahead) {
    const count = COUNTS[ahead.count!] ?? Number(ahead.count);
    const precise = ahead.unit === "hour" || ahead.unit === "minute";
    return { at: (precise ? now : today).plus({ [`${ahead.unit}s`]: count }), precise };
  }
  const named = WEEKDAY.exec(text)?.groups;
  if (named) return { at: weekday(today, WEEKDAYS.indexOf(named.weekday!) + 1, named.which?.trim()) };
  const the = THE_DAY.exec(text)?.groups;
  if (!the) return null;
  const at = today.set({ day: dayNumber(the.day!) });
  return at.month === today.month ? valid(at < today ? at.plus({ months: 1 }) : at) : null;
}

function weekday(today: DateTime, wanted: number, which: string | undefined): DateTime {
  if (which === "last") return today.minus({ days: ((today.weekday - wanted + 6) % 7) + 1 });
  if (which === "next") return today.startOf("week").plus({ weeks: 1, days: wanted - 1 });
  return today.plus({ days: ((wanted - today.weekday + 6) % 7) + 1 });
}

const valid = (at: DateTime) => (at.isValid ? { at } : null);
const dayNumber = (text: string) => ORDINALS[text] ?? Number.parseInt(text, 10);

function timeIn(text: string, part: string | null): { hour: number; minute: number } | null {
  const found = TIME.exec(text)?.groups;
  if (!found) return null;
  if (found.noon) return { hour: found.noon === "midnight" ? 0 : 12, minute: 0 };
  const hour = hourOf(found.hour ?? found.hour24 ?? found.word!);
  const minute = Number(found.minute ?? found.minute24 ?? 0);
  const half = (found.half ?? found.wordHalf ?? "").replaceAll(".", "");
  // "13:05" and "03:30" tell the half of the day themselves.
  if (hour > 12 || found.hour24?.startsWith("0")) return inDay(hour, minute);
  // Without am or pm, business is done between seven in the morning and seven in the evening.
  const late = part === "afternoon" || part === "evening" || part === "tonight";
  const afternoon = half === "pm" || (half !== "am" && part !== "morning" && (late || hour < 7));
  return inDay((hour % 12) + (afternoon || (half !== "am" && hour === 12) ? 12 : 0), minute);
}

const inDay = (hour: number, minute: number) => (hour < 24 && minute < 60 ? { hour, minute } : null);
