import { expect, test } from "vitest";
import { type AnomalyWrite, anomalyWords, explanationWords } from "./anomaly-words.ts";

const write: AnomalyWrite = {
  number: (value) => String(Math.round(value)),
  percent: (fraction) => `${Math.round(fraction * 100)}%`,
  value: (_, value) => value ?? "None",
  dimension: (key) => key.charAt(0).toUpperCase() + key.slice(1),
};
const anomaly = (explains: number, values: [string | null, number, number][]) => ({
  ...{ day: "2026-11-04", hour: null, value: 16, expected: 41.2, score: -4, anomalous: true },
  segments: [
    {
      ...{ dimension: "source", explains, surprise: 0.1 },
      values: values.map(([value, expected, actual]) => ({ value, expected, actual, explains: 0.5, surprise: 0.1 })),
    },
  ],
});

test("an anomaly is told in numbers that one can check", () => {
  expect(anomalyWords(anomaly(1, []), write)).toBe("16 instead of about 41");
  expect(explanationWords(anomaly(0.92, [["Google Ads", 24.4, 3]]), write)).toBe(
    "Source: Google Ads (3 instead of 24). That is 92% of the difference.",
  );
  const several: [string | null, number, number][] = [
    ["A", 9, 0],
    [null, 8, 1],
    ["C", 5, 1],
  ];
  expect(explanationWords(anomaly(1.1, several), write)).toBe(
    "Source: A (0 instead of 9), None (1 instead of 8) and 1 more. That is all of it.",
  );
  expect(explanationWords({ ...anomaly(1, []), segments: [] }, write)).toBeNull();
});
