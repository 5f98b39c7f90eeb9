import { expect, test } from "vitest";
import { fromAmount, toAmount } from "./amount.ts";

test("durations are read as people write them", () => {
  const seconds = (text: string) => toAmount("duration", text, "USD");
  expect(["90", "1:30", "0:05", "1:02:03", "100:00"].map(seconds)).toEqual([90, 90, 5, 3723, 6000]);
  expect(["", "1:", "1:75", "-5", "abc", "1.5"].map(seconds)).toEqual([null, null, null, null, null, null]);
});

test("amounts become minor units of their currency, also of one without any", () => {
  expect([
    toAmount("value", "99.50", "USD"),
    toAmount("value", "12,5", "EUR"),
    toAmount("value", "500", "JPY"),
  ]).toEqual([9950, 1250, 500]);
  expect(toAmount("value", "$5", "USD")).toBeNull();
});

test("what was typed comes back", () => {
  expect(fromAmount("duration", "90", "USD")).toBe("1:30");
  expect(fromAmount("talk_time", "45", "USD")).toBe("45");
  expect(fromAmount("value", "9950", "USD")).toBe("99.5");
});
