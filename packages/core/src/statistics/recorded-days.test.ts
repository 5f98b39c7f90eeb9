import { expect, test } from "vitest";
import { recordedDays } from "./recorded-days.ts";

const days = (...runs: [count: number, days: number][]) => runs.flatMap(([count, n]) => Array<number>(n).fill(count));

test("days before the first call and after the last file are not days without callers", () => {
  expect(recordedDays(days([0, 20], [5, 60], [0, 9]))).toEqual({ start: 20, end: 80, stale: true });
});

test("a few quiet days at the end, or a business that often pauses, are as they are", () => {
  expect(recordedDays(days([5, 60], [0, 2]))).toEqual({ start: 0, end: 62, stale: false });
  expect(recordedDays(days([5, 60], [0, 2], [5, 9], [0, 4]))).toEqual({ start: 0, end: 75, stale: false });
  expect(recordedDays(days([5, 10], [0, 6], [5, 10], [0, 8]))).toEqual({ start: 0, end: 34, stale: false });
});

test("no calls are no days", () => expect(recordedDays(days([0, 30]))).toEqual({ start: 0, end: 0, stale: false }));
