import { expect, test } from "vitest";
import type { EngineEvent } from "./engine-process.ts";
import { ownShareMs } from "./own-share.ts";

const TIMES = { sttMs: 350, llmMs: 375, ttsMs: 100 };
const latency = { endpointingMs: 360, sttMs: 200, llmMs: 380, ttsMs: 105, totalMs: 0 };

/** Times from the callee's last sound on. */
const turn = (answerAt: number) => ({ call: "1", speechEndAt: 1000, answerAt: 1000 + answerAt });
const event = (type: "asked" | "spoke", at: number): EngineEvent => ({ call: "1", type, at: 1000 + at });
const measured = (at: number): EngineEvent => ({ call: "1", type: "latency", at: 1000 + at, ...latency });

test("what no vendor's latency and no awaited silence covers is ours", () => {
  // Silence until 360, the model from 380 to 755, the voice from 765 to 865, heard at 880: 20 + 10 + 15.
  const events = [event("asked", 380), event("spoke", 765), measured(880)];
  expect(ownShareMs(turn(880), events, TIMES)).toBe(45);
});

test("a model asked ahead of the end of the turn hides what happens meanwhile", () => {
  const events = [event("asked", 200), event("spoke", 580), measured(690)];
  expect(ownShareMs(turn(690), events, TIMES)).toBe(15);
});

test("a draft that was thrown away covers nothing", () => {
  const events = [event("asked", 100), event("asked", 400), event("spoke", 780), measured(890)];
  expect(ownShareMs(turn(890), events, TIMES)).toBe(40 + 5 + 10);
});

test("events of other calls do not count, and a turn without its own has no share", () => {
  const events = [event("asked", 380), event("spoke", 765), measured(880)].map((each) => ({ ...each, call: "2" }));
  expect(ownShareMs(turn(880), events, TIMES)).toBeNull();
});
