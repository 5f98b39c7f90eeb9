import { expect, test } from "vitest";
import type { ExperimentResult } from "../answers.ts";
import {
  chanceWords,
  differenceWords,
  peekingWords,
  sampleWords,
  type VerdictWrite,
  verdictWords,
} from "./verdict-words.ts";

const write: VerdictWrite = {
  number: (value) => `${(value * 100).toFixed(1)}%`,
  integer: (value) => String(value),
  percent: (fraction) => `${Math.round(fraction * 100)}%`,
  points: (fraction) => (fraction * 100).toFixed(1),
};
const group = (value: string, sample: number) => ({ value, sample, result: 0.5, successes: 40, interval: null });
const result = {
  experiment: { smallest_effect: 0.2, ended_on: null },
  ...{ method: "rate", unit: "ratio", verdict: "too_early", sample_needed: 244 },
  ...{ control: group("Old page", 80), variant: group("New page", 70) },
  difference: { value: 0.2, low: 0.0524, high: 0.3339, p_value: 0.0079, method: "" },
  peeking: { looks: 21, false_alarm_rate: 0.251, planned_rate: 0.05 },
} as ExperimentResult;

test("nobody has to know what a p-value is", () => {
  expect(differenceWords(result, write)).toBe(
    "+20.0 percentage points, and with 95% confidence between +5.2 and +33.4.",
  );
  expect(chanceWords(result)).toBe(
    "If there were no difference, chance would still bring one this large 8 times in a thousand.",
  );
  const often = { ...result, difference: { ...result.difference!, p_value: 0.24 } };
  expect(chanceWords(often)).toContain("24 times in a hundred");
  const never = { ...result, difference: { ...result.difference!, p_value: 1e-9 } };
  expect(chanceWords(never)).toContain("less than once in a thousand");
  expect([verdictWords(result), chanceWords(result), sampleWords(result, write)].join()).not.toMatch(
    /p-value|significan/i,
  );
});

test("while it runs it says how much looking early misleads, and what is missing", () => {
  expect(peekingWords(result, write)).toContain("25% of the time instead of 5%");
  expect(peekingWords({ ...result, peeking: null }, write)).toBeNull();
  expect(sampleWords(result, write)).toBe(
    "To see a difference of 20%, each group needs 244 calls; the smaller one has 70.",
  );
  expect(sampleWords({ ...result, sample_needed: 70 }, write)).toContain("Both have them.");
});

test("groups without calls are named", () => {
  expect(verdictWords({ ...result, verdict: "no_data", variant: group("New page", 0) })).toBe(
    "No calls of New page in these days.",
  );
});
