import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AttributionModelKey,
  attributionModels,
  creditsOf,
  isDirect,
  type Touch,
  touchesBefore,
} from "./index.ts";
import { splitWhole } from "./split-whole.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-03-20T12:00:00Z");
const model = (key: AttributionModelKey) => attributionModels.find((entry) => entry.key === key)!;
const ago = (days: number, more: Partial<Touch> = {}): Touch => ({
  ...{ at: NOW - days * DAY, kind: "visit", direct: false },
  ...more,
});
const shares = (key: AttributionModelKey, touches: Touch[]) =>
  creditsOf(model(key), touches, { at: NOW, valueMinor: 0 }).map(({ share }) => Number(share.toFixed(6)));

describe("check vectors of the models", () => {
  const five = [ago(38), ago(33), ago(26), ago(8), ago(0)];

  test("time decay: $12,000 over 38, 33, 26, 8 and 0 days", () => {
    const credits = creditsOf(model("time_decay"), five, { at: NOW, valueMinor: 1_200_000 });
    expect(credits.map(({ valueMinor }) => (valueMinor / 100).toFixed(1))).toEqual([
      ...["175.2", "287.4", "574.9", "3417.0", "7545.4"],
    ]);
    expect(credits.map(({ share }) => (share * 12_000).toFixed(1))).toEqual([
      ...["175.2", "287.4", "574.9", "3417.0", "7545.4"],
    ]);
  });

  test.each<[AttributionModelKey, number[]]>([
    ["first_touch", [1, 0, 0, 0, 0]],
    ["last_touch", [0, 0, 0, 0, 1]],
    ["linear", [0.2, 0.2, 0.2, 0.2, 0.2]],
    ["position_based", [0.4, 0.066667, 0.066667, 0.066667, 0.4]],
  ])("%s over five touches", (key, expected) => {
    expect(shares(key, five)).toEqual(expected);
  });

  test("position based: one touch gets all, two get half each, three 40/20/40", () => {
    expect(shares("position_based", [ago(1)])).toEqual([1]);
    expect(shares("position_based", [ago(2), ago(1)])).toEqual([0.5, 0.5]);
    expect(shares("position_based", [ago(3), ago(2), ago(1)])).toEqual([0.4, 0.2, 0.4]);
  });

  test("last non-direct passes over direct touches, and takes the last one when there is no other", () => {
    const direct = { direct: true };
    expect(shares("last_non_direct", [ago(9), ago(5), ago(1, direct)])).toEqual([0, 1, 0]);
    expect(shares("last_non_direct", [ago(9, direct), ago(5), ago(1, direct)])).toEqual([0, 1, 0]);
    expect(shares("last_non_direct", [ago(9, direct), ago(1, direct)])).toEqual([0, 1]);
  });

  test("lead creation is the first form or call; 50/50 shares it with the first touch", () => {
    const path = [ago(9), ago(5, { kind: "form" }), ago(1, { kind: "call" })];
    expect(shares("lead_creation", path)).toEqual([0, 1, 0]);
    expect(shares("first_and_lead", path)).toEqual([0.5, 0.5, 0]);
    expect(shares("first_and_lead", [ago(5, { kind: "call" }), ago(1)])).toEqual([1, 0]);
    expect(shares("lead_creation", [ago(5), ago(1)])).toEqual([0, 1]);
  });
});

const touch = fc.record({
  at: fc.integer({ min: NOW - 3_650 * DAY, max: NOW }),
  kind: fc.constantFrom("visit" as const, "form" as const, "call" as const),
  direct: fc.boolean(),
});
const journey = fc.array(touch, { minLength: 1, maxLength: 60 }).map((list) => list.sort((a, b) => a.at - b.at));

test("whatever the model and the journey, shares add up to exactly 1 and the value to the last cent", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...attributionModels),
      journey,
      fc.integer({ min: -5_000_000, max: 2_000_000_000 }),
      (entry, touches, valueMinor) => {
        const credits = creditsOf(entry, touches, { at: NOW, valueMinor });
        expect(credits).toHaveLength(touches.length);
        expect(credits.reduce((sum, { share }) => sum + share, 0)).toBe(1);
        expect(credits.reduce((sum, credit) => sum + credit.valueMinor, 0)).toBe(valueMinor);
        for (const { share } of credits) expect(share >= 0 && share <= 1).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("no part is further than one unit from its exact share, and what weighs nothing gets nothing", () => {
  const weights = fc
    .array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((weight) => weight > 1e-6));
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (list, whole) => {
      const total = list.reduce((sum, weight) => sum + weight, 0);
      splitWhole(whole, list).forEach((part, i) => {
        expect(Math.abs(part - (whole * list[i]!) / total)).toBeLessThan(1.001);
        if (list[i] === 0) expect(part).toBe(0);
      });
    }),
  );
  expect(splitWhole(100, [1, 1, 1])).toEqual([34, 33, 33]);
});

test("2,000 touches in ten years weigh something each that can be told from nothing", () => {
  const long = Array.from({ length: 2_000 }, (_, i) => ago(3_650 - i * 1.8));
  const credits = creditsOf(model("time_decay"), long, { at: NOW, valueMinor: 12_345 });
  expect(credits.reduce((sum, { share }) => sum + share, 0)).toBe(1);
});

describe("touchesBefore", () => {
  const at = (days: number) => ({ at: NOW - days * DAY });

  test("a touch after the conversion does not count, one at its very moment does", () => {
    const touches = [at(3), at(0), { at: NOW + 1 }];
    expect(touchesBefore(touches, { at: NOW, lookbackDays: 90 })).toEqual({ start: 0, end: 2 });
  });

  test("the window begins exactly so many times 24 hours before", () => {
    const touches = [{ at: NOW - 90 * DAY - 1 }, at(90), at(1)];
    expect(touchesBefore(touches, { at: NOW, lookbackDays: 90 })).toEqual({ start: 1, end: 3 });
  });
});

test("direct is what names no source, however it is written", () => {
  const rows: [string | null, string | null, boolean][] = [
    [null, null, true],
    ["(direct)", "(none)", true],
    ["Direct", null, true],
    ["Website direct", "direct", true],
    ["", "(not set)", true],
    [null, "cpc", false],
    ["Google Ads", null, false],
    ["directory.example", "referral", false],
  ];
  for (const [source, medium, expected] of rows) expect(isDirect(source, medium)).toBe(expected);
});
