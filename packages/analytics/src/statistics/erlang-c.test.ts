import { expect, test } from "vitest";
import { erlangC } from "./erlang-c.ts";

test("360 calls in half an hour, 4 minutes each, 55 agents: 48 erlangs, 23.9% wait, 84.6% within 15 s, 8.2 s on average", () => {
  // I. Angus, "An introduction to Erlang B and Erlang C" and mitan.co.uk, "Erlang C formula", worked example.
  const queue = erlangC({ arrivals: 360, intervalSeconds: 1800, handlingSeconds: 240, agents: 55 })!;
  expect(queue.load).toBeCloseTo(48, 10);
  expect(queue.occupancy).toBeCloseTo(0.873, 3);
  expect(queue.waiting).toBeCloseTo(0.239, 3);
  expect(queue.averageWaitSeconds).toBeCloseTo(8.2, 1);
  expect(queue.answeredWithin(15)).toBeCloseTo(0.846, 3);
});

// Call Centre Helper, "Erlang C formula made simple with an easy worked example": 100 calls in 30 minutes, 180 s each (10 erlangs).
test.each([
  [11, 0.682, 0.39],
  [14, 0.174, 0.888],
])("with %i agents as published", (agents, waiting, within20) => {
  const queue = erlangC({ arrivals: 100, intervalSeconds: 1800, handlingSeconds: 180, agents })!;
  expect(queue.waiting).toBeCloseTo(waiting, 3);
  expect(queue.answeredWithin(20)).toBeCloseTo(within20, 2);
});

test("too few agents never catch up; no calls need nobody", () => {
  expect(erlangC({ arrivals: 100, intervalSeconds: 1800, handlingSeconds: 180, agents: 10 })).toBeNull();
  expect(erlangC({ arrivals: 0, intervalSeconds: 3600, handlingSeconds: 180, agents: 0 })!.answeredWithin(20)).toBe(1);
});

test("a thousand erlangs do not overflow", () => {
  const queue = erlangC({ arrivals: 20_000, intervalSeconds: 3600, handlingSeconds: 180, agents: 1020 })!;
  expect(queue.waiting).toBeGreaterThan(0);
  expect(queue.waiting).toBeLessThan(1);
});
