import type { Agent, AgentRequest } from "@parley/voice";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "../start-simulator.ts";
import { createEnergyVad, modemTranscriber } from "../testing/modem.ts";
import { placeCall, startTestSimulator, TestApp } from "../testing/test-app.ts";
import { TestCaller } from "../testing/test-caller.ts";
import { type EndedCall, runScenario, type ScenarioCall } from "./run-scenario.ts";
import type { ScenarioDefinition } from "./scenario-definition.ts";

let app: TestApp;
let simulator: Simulator;
beforeEach(async () => {
  app = await TestApp.start();
  simulator = await startTestSimulator({ timings: { frameIntervalMs: 2 } });
});
afterEach(async () => {
  await simulator.close();
  await app.close();
});

const ended: EndedCall = {
  durationMs: 9_000,
  outcome: "achieved",
  answeredBy: "human",
  endReason: "callee_hung_up",
  answers: {},
  recording: null,
};

const run = (
  definition: ScenarioDefinition,
  talk: (caller: TestCaller) => Promise<void>,
  calleeAgent: Agent | null = null,
) =>
  runScenario({
    definition,
    simulator,
    transcriber: modemTranscriber,
    createVad: createEnergyVad,
    calleeAgent,
    async placeCall(call: ScenarioCall) {
      await placeCall(simulator, app, call.to);
      const caller = await TestCaller.of(app);
      await talk(caller);
      await caller.hungUp();
      return ended;
    },
  });

const purpose = { purpose: "Ask for the hours" };

test("a callee of one's own follows its lines, and what the far end heard of the agent is judged", async () => {
  const result = await run(
    {
      callee: {
        lines: [
          { ms: 400 },
          { say: "Bakery, hello." },
          { wait_for: "speech", match: "open" },
          { say: "Press one to know." },
          { wait_for: "dtmf", match: "1" },
          { say: "Until six. Bye.", hang_up: true },
        ],
      },
      call: purpose,
      assertions: [
        { type: "heard", text: "when are you open" },
        { type: "not_heard", pattern: "robot" },
        { type: "dtmf", keys: "1" },
        { type: "ended_by", reason: "callee_hung_up" },
        { type: "outcome", is: "not" },
      ],
    },
    async (caller) => {
      await caller.hears("Bakery");
      await caller.say("When are you open?");
      await caller.hears("Press one");
      await caller.pressKey("1");
      await caller.hears("Until six");
    },
  );
  expect(result.error).toBeNull();
  expect(result.assertions.map(({ passed }) => passed)).toEqual([true, true, true, true, false]);
  expect(result.passed).toBe(false);
  expect(result.keysHeard).toBe("1");
  expect(result.agentSaid[0]!.text).toBe("When are you open?");
});

test("a callee with a persona is not run without a model, and says so", async () => {
  const result = await runScenario({
    definition: { callee: { persona: "A baker" }, call: purpose, assertions: [{ type: "heard", text: "hello" }] },
    simulator,
    transcriber: modemTranscriber,
    createVad: createEnergyVad,
    placeCall: () => Promise.reject(new Error("must not be called")),
  });
  expect(result).toMatchObject({ passed: false, assertions: [], error: { code: "needs_model" } });
});

test("a callee with a persona speaks what its agent finds, hears the caller's voice and hangs up when its agent ends", async () => {
  const asked: AgentRequest[] = [];
  const agent: Agent = {
    provider: "test",
    async *respond(request) {
      asked.push(request);
      if (request.trigger === "opening") yield { type: "text", text: "Bakery, good morning." };
      else {
        yield { type: "text", text: "We close at six." };
        yield { type: "end_call" };
      }
    },
  };
  const definition: ScenarioDefinition = {
    callee: { persona: "A baker who is in a hurry" },
    call: purpose,
    assertions: [{ type: "heard", text: "when do you close" }],
  };
  const result = await run(
    definition,
    async (caller) => {
      await caller.hears("Bakery");
      await caller.say("When do you close?");
      await caller.hears("at six");
    },
    agent,
  );
  expect(result.passed).toBe(true);
  expect(asked.map(({ facts }) => facts.purpose)).toEqual(["A baker who is in a hurry", "A baker who is in a hurry"]);
  expect(asked[1]!.history).toEqual([
    { speaker: "agent", text: "Bakery, good morning." },
    { speaker: "callee", text: "When do you close?" },
  ]);
});

test("a call that could not be placed is an error of the run, not a failed assertion", async () => {
  const result = await runScenario({
    definition: { callee: "+15005550100", call: purpose, assertions: [{ type: "heard", text: "hello" }] },
    simulator,
    transcriber: modemTranscriber,
    createVad: createEnergyVad,
    placeCall: () => Promise.reject(new Error("no line")),
  });
  expect(result).toMatchObject({ passed: false, error: { code: "call_failed", message: "no line" } });
});

test("lines play sounds, press keys, wait for silence, and a wait in vain is over after its time", async () => {
  const keys: string[] = [];
  const result = await run(
    {
      callee: {
        lines: [
          { play: "hold_music", ms: 1_000 },
          { play: "noise", ms: 500 },
          { play: "beep" },
          { wait_for: "silence", ms: 1_500 },
          { wait_for: "dtmf", match: "9", ms: 1_000 },
          { dtmf: "42" },
          { say: "Nobody pressed nine.", hang_up: true },
        ],
      },
      call: purpose,
      assertions: [{ type: "not_heard", pattern: "." }],
    },
    async (caller) => {
      caller.onKey((digit) => keys.push(digit));
      await caller.hears("Nobody");
    },
  );
  expect(result.passed).toBe(true);
  expect(keys.join("")).toBe("42");
});

test("a scenario's line conditions reach the line", async () => {
  const loud: boolean[] = [];
  const result = await run(
    {
      callee: { lines: [{ ms: 1_500 }, { hang_up: true }] },
      line: { noise_db: 80 },
      call: purpose,
      assertions: [{ type: "not_heard", pattern: "x" }],
    },
    async (caller) => {
      await caller.hungUp();
      loud.push(caller.audio.some((sample) => Math.abs(sample) > 5_000));
    },
  );
  expect(result.error).toBeNull();
  expect(loud).toEqual([true]);
});
