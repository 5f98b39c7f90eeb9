import { expect, test } from "vitest";
import type { MetricResult } from "../../filters/question.ts";
import { byOutcome } from "./by-outcome.ts";

test("each outcome has a column over all buckets, so that days without it are zero and not missing", () => {
  const rows = [
    { day: "2026-03-01", outcome: "achieved", ai_calls: 2 },
    { day: "2026-03-03", outcome: "achieved", ai_calls: 1 },
    { day: "2026-03-02", outcome: null, ai_calls: 4 },
    { day: "2026-03-02", outcome: "not", ai_calls: 0 },
  ];
  const days = ["2026-03-01", "2026-03-02", "2026-03-03"];
  expect(byOutcome({ rows } as unknown as MetricResult, days, "day").series).toEqual([
    { outcome: null, values: [0, 4, 0] },
    { outcome: "achieved", values: [2, 0, 1] },
  ]);
});
