import { expect, test } from "vitest";
import { createFormat } from "../../../../lib/format.ts";
import type { MetricResult } from "../../filters/question.ts";
import { summarySentences } from "./summary-sentences.ts";

const format = createFormat({ locale: "en-US", timezone: "UTC", currency: "USD" });

function summary(totals: Record<string, number | null>, change: Record<string, number | null> | null, rows: object[]) {
  const comparison = change && { change };
  return summarySentences({
    totals: { totals, comparison } as unknown as MetricResult,
    sources: { rows } as unknown as MetricResult,
    period: "Nov 1 – 20, 2026",
    format,
  });
}
const text = (pieces: ReturnType<typeof summary>) =>
  pieces.map((sentence) => sentence.map((piece) => (typeof piece === "string" ? piece : piece.text)).join(""));

const TOTALS = {
  ...{ calls: 1284, inbound_calls: 1200, answer_rate: 0.724, missed_calls: 150, missed_rate: 0.125 },
  ...{ conversions: 96, conversion_rate_of_answered: 0.1, revenue: 4_820_000, revenue_per_conversion: 50_208 },
  first_time_callers: 310,
};

test("every number of the sentences is the catalogue's and leads to the calls behind it", () => {
  const pieces = summary(TOTALS, { calls: 0.124, revenue: -0.08 }, [
    { source: null, revenue: 9_000_000, calls: 9 },
    { source: "Google Ads", revenue: 1_200_000, calls: 210 },
  ]);
  expect(text(pieces)).toEqual([
    "1,284 calls from Nov 1 – 20, 2026, 12.4% more than in the period before; 72.4% of the inbound ones were answered.",
    "96 converted, 10.0% of those answered, and brought $48.2K (8.0% less than in the period before), $502.08 a conversion.",
    "Google Ads brought the most: $12K from 210 calls.",
    "150 were missed, 12.5% of the inbound ones; 310 callers rang for the first time.",
  ]);
  expect(pieces[2]?.[1]).toEqual({ text: "$12K", behind: { measure: "revenue", row: { source: "Google Ads" } } });
});

test("what is not known is not said: no comparison, no conversions, no revenue, no calls", () => {
  const quiet = { ...TOTALS, conversions: 0, revenue: 0, missed_calls: 0, answer_rate: null };
  expect(text(summary(quiet, null, []))).toEqual([
    "1,284 calls from Nov 1 – 20, 2026.",
    "None of them is marked as converted.",
  ]);
  expect(text(summary({ calls: 0 }, { calls: null }, []))).toEqual(["No calls came in Nov 1 – 20, 2026."]);
});
