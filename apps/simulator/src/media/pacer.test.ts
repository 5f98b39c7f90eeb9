import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pacer } from "./pacer.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "performance"] });
});
afterEach(() => vi.useRealTimers());

test("frames keep to the clock: one every 20 ms, however many members", () => {
  const pacer = new Pacer(20);
  const counts = [0, 0];
  const stops = counts.map((_, member) => pacer.add(() => void counts[member]!++));
  vi.advanceTimersByTime(2_000);
  expect(counts).toEqual([100, 100]);
  for (const stop of stops) stop();
  vi.advanceTimersByTime(1_000);
  expect(counts).toEqual([100, 100]);
});
