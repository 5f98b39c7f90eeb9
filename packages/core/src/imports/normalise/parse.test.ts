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

  // Spellings that CallTrackingMetrics, CallRail and their integrations are known to write; the last ones to the minute.
  const LOCAL = [
    ...[
      "yyyy-MM-dd HH:mm:ss",
      "yyyy-MM-dd'T'HH:mm:ss",
      "MM/dd/yyyy hh:mm:ss a",
      "M/d/yyyy h:mm:ss a",
      "M/d/yy H:mm:ss",
    ],
    ...["dd.MM.yyyy HH:mm:ss", "MMM d, yyyy h:mm:ss a", "d MMM yyyy HH:mm:ss", "EEE, dd MMM yyyy HH:mm:ss"],
    ...["yyyy-MM-dd HH:mm", "MM/dd/yyyy hh:mm a", "M/d/yyyy h:mm a", "yyyy-MM-dd hh:mm a", "MM/dd/yyyy HH:mm a"],
  ];
  const OFFSET = [
    ...[
      "yyyy-MM-dd'T'HH:mm:ss.SSSZZ",
      "yyyy-MM-dd'T'HH:mm:ssZZ",
      "yyyy-MM-dd HH:mm:ss ZZZ",
      "EEE, dd MMM yyyy HH:mm:ss ZZZ",
    ],
    ...["yyyy-MM-dd hh:mm a ZZ", "yyyy-MM-dd HH:mm a ZZ"],
  ];
  const written = (date: Date, zone: string, format: string) => {
    const local = DateTime.fromJSDate(date, { zone })
      .setLocale("en-US")
      .startOf(format.includes("ss") ? "second" : "minute");
    return { local, text: local.toFormat(format) };
  };

  test("a date in any spelling of an export, in any zone, is read as its instant", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), fc.constantFrom(...LOCAL), (date, zone, format) => {
        const { local, text } = written(date, zone, format);
        expect([text, parseDate(text, zone)]).toEqual([text, local.getPossibleOffsets()[0]!.toMillis()]);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), fc.constantFrom(...OFFSET), (date, zone, format) => {
        const { local, text } = written(date, zone, format);
        expect([text, parseDate(text, "Asia/Kolkata")]).toEqual([text, local.toMillis()]);
      }),
      { numRuns: 300 },
    );
  });

  test("a file that writes days first is read so, in slashes, dashes and dots", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom("/", "-", "."), (date, separator) => {
        const { local, text } = written(date, "Europe/Berlin", `dd'${separator}'MM'${separator}'yyyy HH:mm:ss`);
        expect(parseDate(text, "Europe/Berlin", { dayFirst: true })).toBe(local.getPossibleOffsets()[0]!.toMillis());
      }),
    );
    expect(parseDate("03/04/2024", "UTC", { dayFirst: true })).toBe(Date.UTC(2024, 3, 3));
    expect(parseDate("03/04/2024", "UTC")).toBe(Date.UTC(2024, 2, 4));
    expect(parseDate("2024-03-04", "UTC", { dayFirst: true })).toBe(Date.UTC(2024, 2, 4));
  });

  test.each([
    ["2024-08-30", "2024-08-30T04:00:00Z"],
    ["08/30/2024 10:12 AM", "2024-08-30T14:12:00Z"],
    ["2013-05-01 11:48 PM -04:00", "2013-05-02T03:48:00Z"],
    ["2013-10-01 10:17 AM +02:00", "2013-10-01T08:17:00Z"],
    ["2024-01-15 08:02 AM -05:00", "2024-01-15T13:02:00Z"],
    ["2012-08-17 10:24 AM", "2012-08-17T14:24:00Z"],
    ["2024-08-30T10:12:00.000-04:00", "2024-08-30T14:12:00Z"],
    ["2026-07-16T13:33:23Z", "2026-07-16T13:33:23Z"],
    ["2024-01-15 13:30 PM", "2024-01-15T18:30:00Z"],
    ["2024-01-15 00:15 AM", "2024-01-15T05:15:00Z"],
    ["2024-01-15 12:15 am", "2024-01-15T05:15:00Z"],
    ["2024-01-15 12:15 PM", "2024-01-15T17:15:00Z"],
  ])("%s", (text, expected) => expect(parseDate(text, "America/New_York")).toBe(Date.parse(expected)));

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
    "2024-01-15 13:00 AM",
    "2024-01-15 00:15 PM",
    "2024-01-15 10:00 +19:00",
    "1784204219",
    "13/13/2024",
    "12",
    "2024-01-15 10:61:00",
    `2024-01-15 ${" ".repeat(100_000)}x`,
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
  test.each([
    ["4m 0s", 240],
    ["240", 240],
    ["1 hour, 2 minutes, 3 seconds", 3723],
    ["0:05:23.000", 323],
    ["107.6", 108],
  ])("%s", (text, expected) => expect(parseDuration(text)).toBe(expected));
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
  test("an extension is not part of the number", () => {
    for (const way of ["(760) 555-0188 x12", "+1 760-555-0188 ext. 12", "760.555.0188 extension 12"]) {
      expect([way, parsePhone(way)]).toEqual([way, 17_605_550_188]);
    }
  });
  test.each([
    ...["Restricted", "Anonymous", "anonymous", "", "Unavailable", "Unknown", "12", "sip:desk@example.com"],
    ...["+266696687", "+7378742833", "+86282452253", "0000000000", "+10000000000", "(ddd) ddd-dddd"],
  ])("%j is withheld or none", (text) => expect(parsePhone(text)).toBeNull());
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
    ["$0.00", "USD", 0],
    ["250.00", "USD", 25_000],
    ["USD 250", "USD", 25_000],
    ["250 USD", "USD", 25_000],
    ["CA$12.50", "CAD", 1250],
    ["($1,250.50)", "USD", -125_050],
    ["12.50-", "USD", -1250],
    [".5", "USD", 50],
  ])("%s %s", (text, currency, expected) => expect(parseMoney(text, currency)).toBe(expected));
  test.each(["", "free", "1.2.3,4,5", "--", "$", "12-13", "1 2", "(12", "1e3", "10%"])("%j is none", (text) =>
    expect(parseMoney(text, "USD")).toBeNull(),
  );
});

test("yes and no in the words of exports; anything else is neither", () => {
  expect(["true", "Yes", "1", "Y", "1.0"].map(parseBoolean)).toEqual(Array(5).fill(true));
  expect(["false", "No", "0", "", " "].map(parseBoolean)).toEqual([false, false, false, false, false]);
  expect(["maybe", "Good Lead", "2"].map(parseBoolean)).toEqual([null, null, null]);
});

test("tags come as a JSON list or separated, each once", () => {
  expect(parseTags('["follow up","vip"]')).toEqual(["follow up", "vip"]);
  expect(parseTags("a, b;a |c")).toEqual(["a", "b", "c"]);
  expect(parseTags('[{"id":1,"name":"vip"},{"id":2},null,"lead"]')).toEqual(["vip", "lead"]);
  expect(parseTags("a\r\nb")).toEqual(["a", "b"]);
  expect(parseTags("[draft")).toEqual(["[draft"]);
});
