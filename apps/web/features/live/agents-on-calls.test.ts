import { expect, test } from "vitest";
import { agentsOnCalls } from "./agents-on-calls.ts";
import type { LiveCall } from "./live-wire.ts";

function call(id: string, over: Partial<LiveCall>): LiveCall {
  const facts = { id, kind: "tracked", status: "in_progress", agent: null, answered_at: null };
  return { ...facts, called_at: "2026-03-20T12:00:00Z", ...over } as LiveCall;
}

test("everybody who talks stands there once with the longest call first, people before the AI, and nobody who only rings", () => {
  const calls = [
    call("a", { agent: "Zoe", called_at: "2026-03-20T12:05:00Z" }),
    call("b", { agent: "Ann", status: "ringing" }),
    call("c", { kind: "ai", answered_at: "2026-03-20T12:01:00Z" }),
    call("d", { agent: "Zoe", called_at: "2026-03-20T12:01:00Z" }),
    call("e", { agent: "Bob" }),
    call("f", {}),
  ];
  expect(agentsOnCalls(calls).map(({ agent, calls }) => [agent, calls.map(({ id }) => id)])).toEqual([
    ["Bob", ["e"]],
    ["Zoe", ["d", "a"]],
    [null, ["c"]],
  ]);
});
