import { describe, expect, test } from "vitest";
import { barsOf, fractionOf, gainOf, lanePath } from "./waveform-geometry.ts";

describe("waveform", () => {
  test("a short word is still seen when an hour is squeezed into few bars", () => {
    const peaks = Array.from({ length: 36_000 }, () => 0);
    peaks[20_001] = 90;
    const bars = barsOf(peaks, 240);
    expect(bars).toHaveLength(240);
    expect(bars.filter((bar) => bar > 0)).toEqual([0.9]);
    expect(bars.indexOf(0.9)).toBe(Math.floor((20_001 / 36_000) * 240));
  });

  test("every peak counts once, also when they do not divide evenly", () => {
    const peaks = Array.from({ length: 7 }, (_, at) => at * 10);
    expect(barsOf(peaks, 3)).toEqual([0.1, 0.3, 0.6]);
    expect(barsOf(peaks, 100)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
  });

  test("peaks out of their range stay inside the lane", () => {
    expect(barsOf([-5, 250], 2)).toEqual([0, 1]);
    expect(lanePath([0, 1], 20)).toBe("M0.5 9.5V10.5M1.5 1V19");
    expect(barsOf([], 10)).toEqual([]);
  });

  test("a quiet line is stretched, both sides alike, and noise stays noise", () => {
    expect(gainOf([[0.1, 0.5], [0.25]])).toBe(2);
    expect(gainOf([[0.02], [0.01]])).toBe(5);
    expect(gainOf([])).toBe(5);
  });

  test("an instant beyond the ends lies on the end", () => {
    expect([fractionOf(-1, 100), fractionOf(25, 100), fractionOf(200, 100), fractionOf(5, 0)]).toEqual([0, 0.25, 1, 0]);
  });
});
