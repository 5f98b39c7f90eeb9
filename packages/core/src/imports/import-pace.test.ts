import { expect, test } from "vitest";
import { paceOf } from "./import-pace.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const running = {
  status: "running",
  startedAt: at(0),
  finishedAt: null,
  rowsRead: 5000,
  bytesRead: 250,
  bytesTotal: 1000,
};

test("a run's pace is that of its rows, and what is left goes by bytes", () => {
  expect(paceOf(running, at(10))).toEqual({ rowsPerSecond: 500, secondsLeft: 30 });
});

test("an import that has ended keeps its pace and has nothing left", () => {
  expect(paceOf({ ...running, status: "completed", finishedAt: at(20) }, at(999))).toEqual({
    ...{ rowsPerSecond: 250, secondsLeft: null },
  });
});

test("nothing is said before there is something to measure", () => {
  const nothing = { rowsPerSecond: null, secondsLeft: null };
  expect(paceOf({ ...running, startedAt: null }, at(10))).toEqual(nothing);
  expect(paceOf(running, at(0.1))).toEqual(nothing);
  expect(paceOf(running)).toEqual(nothing);
  expect(paceOf({ ...running, rowsRead: 0, bytesRead: 0 }, at(10)).secondsLeft).toBeNull();
});
