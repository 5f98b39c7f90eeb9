import { expect, test } from "vitest";
import { hasShortDates } from "./has-short-dates.ts";

test("asks about day and month only where a file could mean either", () => {
  const of = (...samples: string[]) => hasShortDates([{ samples: ["x"] }, { samples }]);
  expect(of("03/04/2024 10:12 AM")).toBe(true);
  expect(of("3.4.24")).toBe(true);
  expect(of("2024-03-04", "2024/03/04")).toBe(false);
  expect(of("415-555-0143", "(415) 555-0143")).toBe(false);
});
