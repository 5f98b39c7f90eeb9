import { expect, test } from "vitest";
import type { ScenarioDefinition } from "../scenario-wire.ts";
import { definitionOf } from "./definition-of.ts";
import { fieldOf } from "./field-of.ts";
import { readDefinition } from "./read-definition.ts";
import { formOf } from "./scenario-form-values.ts";

const FULL: ScenarioDefinition = {
  callee: {
    lines: [
      { wait_for: "speech", match: "hours|open", ms: 15_000 },
      { play: "hold_music", ms: 2_500 },
      { say: "At nine.", dtmf: "1#", hang_up: true },
    ],
  },
  line: { noise_db: 55, jitter_ms: 30, loss_percent: 0.5 },
  call: {
    purpose: "Ask for the hours",
    instructions: "Be brief",
    caller_name: "Kate",
    questions: ["When?", { key: "open", text: "Is it open?", type: "boolean" }],
    knowledge: "Order 48213",
  },
  assertions: [
    { type: "heard", text: "goodbye" },
    { type: "heard", pattern: "nine|9" },
    { type: "not_heard", pattern: "human" },
    { type: "dtmf", keys: "1" },
    { type: "outcome", is: "achieved" },
    { type: "answered_by", is: "human" },
    { type: "ended_by", reason: "agent_ended" },
    { type: "max_turn_gap_ms", value: 1300 },
    { type: "max_duration_ms", value: 90_000 },
    { type: "answer", key: "open", value: false },
    { type: "answer", key: "count", value: 12 },
    { type: "answer", key: "who", value: "12" },
  ],
};

test("a definition goes through the form unchanged, with every kind of line and assertion", () => {
  expect(definitionOf(formOf("Any", FULL), FULL)).toEqual(FULL);
  for (const callee of ["+15005550100", { persona: "In a hurry" }]) {
    const small = { callee, call: { purpose: "Ask" }, assertions: [{ type: "outcome" as const, is: "achieved" }] };
    expect(definitionOf(formOf("Any", small), small)).toEqual(small);
  }
});

test("a refused field is shown where it was typed, whatever answers", () => {
  expect(fieldOf("/definition/assertions/3/keys", "number")).toBe("assertions.3.text");
  expect(fieldOf("/definition/callee/lines/2/ms", "lines")).toBe("steps.2.seconds");
  expect(fieldOf("/definition/callee", "lines")).toBeNull();
  expect(fieldOf("/definition/callee", "person")).toBe("person");
  expect(fieldOf("/definition/line/noise_db", "number")).toBe("noise");
});

test("JSON that no form could show is refused with the place that is wrong", () => {
  const problem = (text: string) => (readDefinition(text) as { problem?: string }).problem;
  expect(problem("{")).toMatch(/not JSON/);
  expect(problem("[]")).toMatch(/object/);
  expect(problem(JSON.stringify({ ...FULL, callee: { lines: "x" } }))).toMatch(/^callee/);
  expect(problem(JSON.stringify({ ...FULL, call: {} }))).toMatch(/^call/);
  expect(problem(JSON.stringify({ ...FULL, assertions: [1] }))).toMatch(/^assertions/);
  expect(readDefinition(JSON.stringify(FULL))).toEqual({ definition: FULL });
});
