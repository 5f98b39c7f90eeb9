import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpen } from "./index.ts";

const everyDay = (opensAt: number, closesAt: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensAt, closesAt }));

const MINUTE = 60_000;
/** Minutes of a local day on which a line is open; the day is looked at in UTC from the evening before to the morning after. */
function openMinutes(timezone: string, day: string, opensAt: number, closesAt: number): number {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  const hours = { timezone, days: [{ weekday, opensAt, closesAt }] };
  const noon = new Date(`${day}T12:00:00Z`).getTime();
  let open = 0;
  for (let at = noon - 40 * 60 * MINUTE; at < noon + 40 * 60 * MINUTE; at += MINUTE) {
    if (isOpen(hours, new Date(at))) open++;
  }
  return open;
}

test("a line without hours is always open, one without days never", () => {
  expect(isOpen(null, new Date())).toBe(true);
  expect(isOpen({ timezone: "UTC", days: [] }, new Date())).toBe(false);
});

test("nine to five is eight hours on the days when the clocks change, as on any other", () => {
  for (const [zone, day] of [
    ["America/New_York", "2026-03-08"],
    ["America/New_York", "2026-11-01"],
    ["Europe/Berlin", "2026-03-29"],
    ["Europe/Berlin", "2026-10-25"],
    ["Australia/Lord_Howe", "2026-04-05"],
    ["Europe/Berlin", "2026-11-21"],
  ] as const) {
    expect(openMinutes(zone, day, 540, 1020), `${zone} ${day}`).toBe(480);
  }
});

test("a whole day has 23 hours when clocks go forward, 25 when they go back", () => {
  expect(openMinutes("America/New_York", "2026-03-08", 0, 1440)).toBe(23 * 60);
  expect(openMinutes("America/New_York", "2026-11-01", 0, 1440)).toBe(25 * 60);
});

test("the opening minute is open and the closing minute is closed, by the clock in the zone", () => {
  const hours = { timezone: "Asia/Kolkata", days: everyDay(540, 1020) };
  expect(isOpen(hours, new Date("2026-06-01T03:29:59Z"))).toBe(false);
  expect(isOpen(hours, new Date("2026-06-01T03:30:00Z"))).toBe(true);
  expect(isOpen(hours, new Date("2026-06-01T11:29:59Z"))).toBe(true);
  expect(isOpen(hours, new Date("2026-06-01T11:30:00Z"))).toBe(false);
});

// Intl has its own copy of the zone's rules and none of our arithmetic.
test("open is what the wall clock of the zone says, at any instant in any zone", () => {
  const zones = ["America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "UTC"];
  const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true }),
      fc.array(
        fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 })),
        {
          maxLength: 8,
        },
      ),
      (timezone, at, spans) => {
        const days = spans.map(([weekday, opensAt, length]) => ({
          ...{ weekday, opensAt, closesAt: Math.min(1440, opensAt + length) },
        }));
        const format = new Intl.DateTimeFormat("en-US", {
          ...{ timeZone: timezone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
        });
        const part = (type: string) => format.formatToParts(at).find((one) => one.type === type)!.value;
        const minute = Number(part("hour")) * 60 + Number(part("minute"));
        const weekday = weekdays.indexOf(part("weekday")) + 1;
        const expected = days.some((day) => day.weekday === weekday && day.opensAt <= minute && minute < day.closesAt);
        expect(isOpen({ timezone, days }, at)).toBe(expected);
      },
    ),
  );
});
