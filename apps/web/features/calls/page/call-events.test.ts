import { describe, expect, test } from "vitest";
import type { Segment } from "../call-wire.ts";
import { type CallEvent, eventWords, holdsOf, livePhase } from "./call-events.ts";

const event = (kind: string, at_ms: number, data: Record<string, unknown> = {}): CallEvent => ({
  ...{ position: at_ms, kind, at_ms, data },
});
const agentAt = (start_ms: number): Segment => ({
  ...{ position: 0, speaker: "agent", start_ms, end_ms: start_ms + 500, text: "Hello" },
  ...{ confidence: 1, interrupted: false, sentiment: null },
});

describe("what goes on in a live call", () => {
  test("on hold counts from when the hold began, and ends with it", () => {
    const on = event("hold", 4_000, { on: true });
    expect(livePhase({ events: [on], segments: [] })).toEqual({ phase: "on_hold", sinceMs: 4_000 });
    expect(livePhase({ events: [on, event("hold", 9_000, { on: false })], segments: [] }).phase).toBe("talking");
  });

  test("a menu is over when the agent speaks to somebody", () => {
    const events = [event("menu", 3_000, { chosen: "2" })];
    expect(livePhase({ events, segments: [agentAt(1_000)] }).phase).toBe("menu");
    expect(livePhase({ events, segments: [agentAt(6_000)] }).phase).toBe("talking");
  });

  test("a supervisor who speaks outweighs everything until the call is handed back", () => {
    const events = [event("hold", 1, { on: true }), event("takeover", 2, { on: true })];
    expect(livePhase({ events, segments: [] }).phase).toBe("taken_over");
    expect(livePhase({ events: [...events, event("takeover", 3, { on: false })], segments: [] }).phase).toBe("on_hold");
  });
});

test("a hold that lasted to the end is marked to the end", () => {
  const events = [event("hold", 1, { on: true }), event("hold", 5, { on: false }), event("hold", 8, { on: true })];
  expect(holdsOf(events, 20)).toEqual([
    { fromMs: 1, toMs: 5 },
    { fromMs: 8, toMs: 20 },
  ]);
});

test("a menu says what was offered and what was pressed", () => {
  const options = [
    { key: "1", say: null, label: "sales" },
    { key: null, say: "operator", label: "operator" },
  ];
  expect(eventWords(event("menu", 0, { options, chosen: "1" }))).toEqual({
    title: "Phone menu: chose 1",
    detail: "1: sales, operator",
  });
});
