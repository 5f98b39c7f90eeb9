import { describe, expect, test } from "vitest";
import { formatCost } from "./format-cost.ts";
import { medianTurn } from "./turn-latency.ts";

describe("figures of a call", () => {
  test("small costs keep their digits", () => {
    expect([12_300, 1_200_000, 0, 50].map((cost) => formatCost(cost, "en-US"))).toEqual([
      "$0.0123",
      "$1.20",
      "$0.00",
      "$0.0001",
    ]);
  });

  test("one slow turn does not move the median", () => {
    const turns = (...all: number[]) => all.map((total_ms) => ({ total_ms }));
    expect(medianTurn(turns(900, 800, 9_000))).toBe(900);
    expect(medianTurn(turns(800, 901))).toBe(851);
    expect(medianTurn([])).toBeNull();
  });
});
