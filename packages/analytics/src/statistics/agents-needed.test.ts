import { expect, test } from "vitest";
import { agentsNeeded } from "./agents-needed.ts";
import { erlangC } from "./erlang-c.ts";

const HALF_HOUR = { arrivals: 100, intervalSeconds: 1800, handlingSeconds: 180 };
const GOAL = { serviceLevel: 0.8, withinSeconds: 20, maxOccupancy: 1 };

test("100 calls in 30 minutes of 180 s, 80% within 20 s: 14 agents at 71.4% and 88.8%", () => {
  // Call Centre Helper, "Erlang C formula made simple with an easy worked example".
  const { agents, outlook } = agentsNeeded(HALF_HOUR, GOAL);
  expect(agents).toBe(14);
  expect(outlook.occupancy).toBeCloseTo(0.714, 3);
  expect(outlook.answeredWithin(20)).toBeCloseTo(0.888, 3);
});

test("the cap on occupancy asks for more agents than callers alone would", () => {
  expect(agentsNeeded(HALF_HOUR, { ...GOAL, maxOccupancy: 0.6 }).agents).toBe(17);
});

test("one agent fewer would miss the goal", () => {
  for (const arrivals of [0.2, 1, 7, 60, 900]) {
    const queue = { arrivals, intervalSeconds: 3600, handlingSeconds: 240 };
    const { agents, outlook } = agentsNeeded(queue, { ...GOAL, maxOccupancy: 0.85 });
    const fewer = erlangC({ ...queue, agents: agents - 1 });
    expect(outlook.answeredWithin(20)).toBeGreaterThanOrEqual(0.8);
    expect(fewer === null || fewer.answeredWithin(20) < 0.8 || fewer.occupancy > 0.85).toBe(true);
  }
});

test("an hour without calls needs nobody", () => {
  expect(agentsNeeded({ arrivals: 0, intervalSeconds: 3600, handlingSeconds: 180 }, GOAL).agents).toBe(0);
});
