import { expect, test } from "vitest";
import { judge, type ScenarioFacts } from "./judge-scenario.ts";
import { ScenarioDefinition } from "./scenario-definition.ts";

const facts: ScenarioFacts = {
  agentSaid: "Hello, this is an AI assistant. The order number is four four one seven.",
  keys: "921",
  outcome: "achieved",
  answeredBy: "human",
  endReason: "agent_ended",
  answers: { arrival: "Thursday", count: 3, paid: true },
  turnGapsMs: [400, 900],
  durationMs: 30_000,
};

test.each([
  [{ type: "heard", text: "order number is 4417" }, true],
  [{ type: "heard", pattern: "AI ASSISTANT" }, true],
  [{ type: "heard", pattern: "\\b4417\\b" }, true],
  [{ type: "heard", pattern: "recorded" }, false],
  [{ type: "not_heard", pattern: "\\d{3}" }, false],
  [{ type: "not_heard", pattern: "robot" }, true],
  [{ type: "dtmf", keys: "21" }, true],
  [{ type: "dtmf", keys: "12" }, false],
  [{ type: "outcome", is: "achieved" }, true],
  [{ type: "answered_by", is: "voicemail" }, false],
  [{ type: "ended_by", reason: "agent_ended" }, true],
  [{ type: "max_turn_gap_ms", value: 900 }, true],
  [{ type: "max_turn_gap_ms", value: 899 }, false],
  [{ type: "max_duration_ms", value: 20_000 }, false],
  [{ type: "answer", key: "arrival", value: "thursday." }, true],
  [{ type: "answer", key: "count", value: 3 }, true],
  [{ type: "answer", key: "paid", value: false }, false],
  [{ type: "answer", key: "unknown", value: "x" }, false],
] as const)("%j passes: %s", (assertion, passed) => {
  expect(judge(assertion, facts)).toMatchObject({ type: assertion.type, passed });
});

test("a pattern that takes for ever on what was heard fails its assertion instead of stopping the process", () => {
  const long = { ...facts, agentSaid: `${"a".repeat(5_000)}!` };
  const result = judge({ type: "not_heard", pattern: "^(a+)+$" }, long);
  expect(result).toMatchObject({ passed: false, got: "The pattern ^(a+)+$ takes too long." });
});

const call = { purpose: "Ask for the hours" };
const assertions = [{ type: "heard", text: "hello" }];

test.each([
  ["a number", { callee: "+15005550100", call, assertions }],
  ["a persona", { callee: { persona: "A tired baker" }, call, assertions }],
  [
    "lines",
    { callee: { lines: [{ wait_for: "speech", match: "hello", say: "Yes?" }, { hang_up: true }] }, call, assertions },
  ],
])("a definition with %s for a callee is taken", (_what, definition) => {
  expect(ScenarioDefinition.safeParse(definition).success).toBe(true);
});

test.each([
  ["a real number", { callee: "+14155550100", call, assertions }],
  ["a line that does nothing", { callee: { lines: [{}] }, call, assertions }],
  ["a pattern that is none", { callee: "+15005550100", call, assertions: [{ type: "heard", pattern: "(" }] }],
  ["no assertion", { callee: "+15005550100", call, assertions: [] }],
  ["a misspelt field", { callee: "+15005550100", call: { ...call, porpose: "x" }, assertions }],
])("a definition with %s is refused", (_what, definition) => {
  expect(ScenarioDefinition.safeParse(definition).success).toBe(false);
});
