import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { parseBoolean } from "./parse-boolean.ts";
import { parseDate } from "./parse-date.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseMoney } from "./parse-money.ts";
import { parsePhone } from "./parse-phone.ts";
import { parseTags } from "./parse-tags.ts";
import { instantOfLocal, localParts } from "./zone-time.ts";

const ZONES = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"];
const pad = (value: number) => String(value).padStart(2, "0");
const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });

describe("dates", () => {
  test("every instant written with an offset is read back, in any zone", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), (date, written, read) => {
        const text = DateTime.fromJSDate(date, { zone: written }).toFormat("yyyy-MM-dd HH:mm:ss ZZ");
        expect(parseDate(text, read)).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  test("a local time is the instant at which luxon's clocks show it, and its parts are the same again", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (date, zone) => {
        const local = DateTime.fromJSDate(date, { zone }).startOf("second");
        const parsed = parseDate(local.toFormat("yyyy-MM-dd HH:mm:ss"), zone)!;
        // Of a time that occurs twice the first is meant.
        expect(local.getPossibleOffsets().map((possible) => possible.toMillis())[0]).toBe(parsed);
        expect(localParts(zone, parsed)).toEqual({ date: local.toISODate(), hour: local.hour, weekday: local.weekday });
      }),
    );
  });

  test("every way to write it means the same", () => {
    const expected = Date.UTC(2024, 0, 15, 19, 23, 45);
    const ways = [
      ...[
        "2024-01-15 14:23:45",
        "2024-01-15T14:23:45",
        "2024/1/15 2:23:45 PM",
        "1/15/2024 2:23:45 PM",
        "1/15/24 14:23:45",
      ],
      ...["15.01.2024 14:23:45", "15/01/2024 14:23:45", "Jan 15, 2024 2:23:45 PM", "January 15 2024 at 14:23:45"],
      ...[
        "2024-01-15 08:23:45 PM +01:00",
        "2024-01-15T19:23:45Z",
        "2024-01-15T19:23:45.000Z",
        "2024-01-15 02:23:45 PM -0500",
      ],
    ];
    for (const way of ways) expect([way, parseDate(way, "America/New_York")]).toEqual([way, expected]);
  });

  test("a time that clocks skip moves on by the gap, one that they show twice is the first", () => {
    expect(parseDate("2026-03-08 02:30:00", "America/New_York")).toBe(Date.parse("2026-03-08T07:30:00Z"));
    expect(parseDate("2026-11-01 01:30:00", "America/New_York")).toBe(Date.parse("2026-11-01T05:30:00Z"));
    expect(instantOfLocal("Europe/Berlin", Date.UTC(2026, 2, 29, 2, 30))).toBe(Date.parse("2026-03-29T01:30:00Z"));
  });

  test.each([
    "",
    "soon",
    "2024-02-30 10:00",
    "2024-13-01",
    "2024-01-15 25:00",
    "2024-01-15 13:00 PM",
    "12",
    "2024-01-15 10:61:00",
  ])("%j is no date", (text) => expect(parseDate(text, "UTC")).toBeNull());
});

describe("durations", () => {
  test("seconds written as h:mm:ss, m:ss, words or a number are the same seconds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 * 3 }), (seconds) => {
        const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
        const ways = [`${pad(h)}:${pad(m)}:${pad(s)}`, String(seconds), `${h}h ${m}m ${s}s`];
        if (seconds < 60_000) ways.push(`${Math.floor(seconds / 60)}:${pad(s)}`);
        for (const way of ways) expect(parseDuration(way)).toBe(seconds);
      }),
    );
  });
  test.each(["12:99", "1:60:00", "-3", "abc", "1:2:3:4", "", "1e9", "99999999"])("%j is none", (text) =>
    expect(parseDuration(text)).toBeNull(),
  );
});

describe("phone numbers", () => {
  test("a North American number is the same however it is written", () => {
    const digit = (min: number) => fc.integer({ min, max: 9 });
    const number = fc.tuple(digit(2), digit(0), digit(0), digit(2), ...Array.from({ length: 6 }, () => digit(0)));
    fc.assert(
      fc.property(number, (digits) => {
        const d = digits.join("");
        const ways = [
          d,
          `1${d}`,
          `+1${d}`,
          `(${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6)}`,
          `+1 ${d.slice(0, 3)}.${d.slice(3, 6)}.${d.slice(6)}`,
        ];
        for (const way of ways) expect(parsePhone(way)).toBe(Number(`1${d}`));
      }),
    );
  });
  test("other countries keep their own digits", () => {
    expect(parsePhone("+46 8 890 000")).toBe(468_890_000);
    expect(parsePhone("030 123456", "DE")).toBe(4_930_123_456);
  });
  test.each(["Restricted", "Anonymous", "", "Unavailable", "12", "sip:desk@example.com"])(
    "%j is withheld or none",
    (text) => expect(parsePhone(text)).toBeNull(),
  );
});

describe("money", () => {
  test("an amount is the same in any locale's writing", () => {
    const locales = ["en-US", "de-DE", "de-CH", "fr-FR", "en-IN"];
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom(...locales), (cents, locale) => {
        const text = new Intl.NumberFormat(locale, { style: "currency", currency: "USD" }).format(cents / 100);
        expect([text, parseMoney(text, "USD")]).toEqual([text, cents === 0 ? 0 : cents]);
      }),
    );
  });
  test.each([
    ["1,234", "USD", 123_400],
    ["1234.5", "USD", 123_450],
    ["1.005", "USD", 101],
    ["(12)", "USD", -1200],
    ["1200", "JPY", 1200],
    ["12.3456", "KWD", 12_346],
    ["0", "USD", 0],
  ])("%s %s", (text, currency, expected) => expect(parseMoney(text, currency)).toBe(expected));
  test.each(["", "free", "1.2.3,4,5", "--", "$"])("%j is none", (text) => expect(parseMoney(text, "USD")).toBeNull());
});

test("yes and no in the words of exports; anything else is neither", () => {
  expect(["true", "Yes", "1", "Y"].map(parseBoolean)).toEqual([true, true, true, true]);
  expect(["false", "No", "0", "", " "].map(parseBoolean)).toEqual([false, false, false, false, false]);
  expect(parseBoolean("maybe")).toBeNull();
});

test("tags come as a JSON list or separated, each once", () => {
  expect(parseTags('["follow up","vip"]')).toEqual(["follow up", "vip"]);
  expect(parseTags("a, b;a |c")).toEqual(["a", "b", "c"]);
  expect(parseTags("[draft")).toEqual(["[draft"]);
});
