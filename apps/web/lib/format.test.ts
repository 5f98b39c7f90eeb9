import { describe, expect, test } from "vitest";
import { createFormat } from "./format.ts";

const us = createFormat({ locale: "en-US", timezone: "America/New_York", currency: "USD" });
const de = createFormat({ locale: "de-DE", timezone: "Europe/Berlin", currency: "EUR" });
/** Newer ICU puts narrow no-break spaces before AM and PM. */
const spaced = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, " ");

describe("numbers", () => {
  test("stay whole below 10,000 and turn short from there", () => {
    expect([us.number(9999), us.number(10_000), us.number(1_284_000)]).toEqual(["9,999", "10K", "1.3M"]);
    expect(us.integer(1_284_000)).toBe("1,284,000");
  });

  test("unknown is a dash, never zero", () => {
    expect([us.number(null), us.percent(undefined), us.duration(null), us.money(null), us.phone(null)]).toEqual(
      Array(5).fill("–"),
    );
    expect(us.percent(Number.NaN)).toBe("–");
  });

  test("percentages carry one decimal", () => {
    expect(us.percent(0.724)).toBe("72.4%");
    expect(spaced(de.percent(1))).toBe("100,0 %");
  });
});

describe("durations", () => {
  test("are m:ss, and h:mm:ss from an hour", () => {
    expect([us.duration(0), us.duration(222), us.duration(59.6), us.duration(3661)]).toEqual([
      "0:00",
      "3:42",
      "1:00",
      "1:01:01",
    ]);
  });
});

describe("money", () => {
  test("comes from minor units of its own currency", () => {
    expect(us.money(1150)).toBe("$11.50");
    expect(us.money(1150, "JPY")).toBe("¥1,150");
    expect(us.money(1_234_500)).toBe("$12.3K");
    expect(us.moneyExact(1_234_500)).toBe("$12,345.00");
    expect(spaced(de.money(1150))).toBe("11,50 €");
  });
});

describe("times", () => {
  test("are in the organization's zone, which is named", () => {
    expect(spaced(us.dateTime("2026-11-21T01:30:00Z"))).toBe("Nov 20, 2026, 8:30:00 PM EST");
  });

  test("relative times are by the organization's calendar", () => {
    const now = "2026-11-21T17:00:00Z";
    expect(us.relative("2026-11-21T16:59:30Z", now)).toBe("Just now");
    expect(us.relative("2026-11-21T16:55:00Z", now)).toBe("5 min. ago");
    expect(us.relative("2026-11-21T06:00:00Z", now)).toBe("11 hr. ago");
    expect(spaced(us.relative("2026-11-21T03:00:00Z", now))).toBe("Nov 20, 10:00 PM");
    expect(us.relative("2025-11-21T03:00:00Z", now)).toBe("Nov 20, 2025");
  });
});

describe("phone numbers", () => {
  test("of the own country are national, foreign ones carry a flag and the country code", () => {
    expect(us.phone("+14155550132")).toBe("(415) 555-0132");
    expect(us.phone("+14165550132")).toBe("🇨🇦 (416) 555-0132");
    expect(us.phone("+442079460958")).toBe("🇬🇧 +44 207 946 0958");
    expect(de.phone("+14155550132")).toBe("🇺🇸 +1 (415) 555-0132");
    expect(de.phone("+493012345678")).toBe("+49 301 234 5678");
  });

  test("what is not E.164 is left alone", () => {
    expect(us.phone("anonymous")).toBe("anonymous");
    expect(us.phone("+1")).toBe("+1");
  });
});
