import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format.ts";
import { customValue } from "./custom-value.ts";

const format = createFormat({ locale: "en-US", timezone: "America/New_York", currency: "USD" });

test.each([
  ["boolean", "X", "Yes"],
  ["boolean", "off", "No"],
  ["boolean", "perhaps", "perhaps"],
  ["number", "1250000", "1,250,000"],
  ["number", "0.125", "0.125"],
  ["number", "many", "many"],
  ["date", "2024-08-30", "Aug 30, 2024"],
  ["date", "2024-13-45", "2024-13-45"],
  ["date", "08/09/2024", "08/09/2024"],
  ["text", "007", "007"],
] as const)("a custom field of type %s says %s as %s", (type, value, words) => {
  expect(customValue({ type, value }, format)).toBe(words);
});
