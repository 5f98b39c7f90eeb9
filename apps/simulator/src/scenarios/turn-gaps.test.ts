import { expect, test } from "vitest";
import { turnGaps } from "./turn-gaps.ts";

const said = (startMs: number, endMs: number) => ({ startMs, endMs });

test("a gap runs from the end of the callee's turn to the agent's voice", () => {
  expect(turnGaps([said(0, 1_000)], [said(1_700, 3_000)])).toEqual([700]);
});

test("murmurs, turns that the callee takes up again and turns that the agent talks over have no gap", () => {
  expect(turnGaps([said(0, 300)], [said(1_000, 2_000)])).toEqual([]);
  expect(turnGaps([said(0, 1_000), said(2_000, 3_000)], [said(3_500, 4_000)])).toEqual([500]);
  expect(turnGaps([said(0, 1_000)], [said(900, 2_000)])).toEqual([]);
});
