import { expect, test } from "vitest";
import type { Agent } from "../agent/agent.ts";
import { startFakeCall } from "./fakes.ts";

const spoken = (call: ReturnType<typeof startFakeCall>) =>
  call
    .segments()
    .filter(({ speaker }) => speaker === "agent")
    .map(({ text }) => text);
const errors = (call: ReturnType<typeof startFakeCall>) => call.events.filter((event) => event.type === "error");

test("a call of ten minutes and a hundred turns keeps every turn, in order, and leaves no timer behind", async () => {
  let asked = 0;
  const agent: Agent = {
    provider: "counter",
    async *respond() {
      yield { type: "text", text: `This is answer number ${++asked} to you.` };
    },
  };
  const call = startFakeCall([], { agent, limits: { maxDurationMs: 3_600_000 } });
  for (let turn = 0; turn < 100; turn++) {
    call.say(`Question ${turn} of mine goes like this.`, 1200);
    await call.clock.advance(6000);
  }
  const callee = call.segments().filter(({ speaker }) => speaker === "callee");
  expect(callee.map(({ text }) => text)).toEqual(
    Array.from({ length: 100 }, (_, turn) => `Question ${turn} of mine goes like this.`),
  );
  expect(spoken(call)).toHaveLength(100);
  const times = call.segments().map(({ startMs }) => startMs);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  call.session.hangUp();
  const { durationMs } = await call.session.finished;
  expect(durationMs).toBeGreaterThanOrEqual(600_000);
  await call.clock.advance(60_000);
  expect(call.clock.pending()).toBe(0);
});

test("noise at full volume that never pauses is spoken to once or twice and then left, with a goodbye", async () => {
  const call = startFakeCall(["Hello, I am an assistant."]);
  call.recognition.text = "";
  call.say("", 180_000);
  await call.clock.advance(180_000);
  expect(call.ended()).toMatchObject({ reason: "dead_air" });
  expect(spoken(call).length).toBeLessThanOrEqual(4);
  expect(spoken(call).at(-1)).toMatch(/goodbye/i);
});

test("an agent that streams nothing is asked once more, then the call ends with an apology", async () => {
  let asked = 0;
  const agent: Agent = {
    provider: "mute",
    async *respond() {
      asked++;
      yield* [];
    },
  };
  const call = startFakeCall([], { agent });
  await call.clock.advance(20_000);
  expect(asked).toBe(2);
  expect(spoken(call).at(-1)).toMatch(/technical trouble/);
  expect(call.ended()).toMatchObject({ reason: "provider_error" });
});

test("an agent that never answers is given up on in time, and its error says that another try may help", async () => {
  const agent: Agent = {
    provider: "stuck",
    async *respond() {
      yield await new Promise<never>(() => {});
    },
  };
  const call = startFakeCall([], { agent });
  await call.clock.advance(40_000);
  expect(errors(call)[0]).toMatchObject({ provider: "stuck", retryable: true });
  expect(call.ended()).toMatchObject({ reason: "provider_error" });
});

test("a voice that stalls in the middle of a sentence ends it there: words that were not heard are not in the record", async () => {
  const call = startFakeCall(["Hello, I am an assistant and this sentence is never finished."]);
  call.speech.stallAfterMs = 900;
  await call.clock.advance(12_000);
  const [first] = spoken(call);
  expect(first).not.toMatch(/finished/);
  expect(errors(call)).toHaveLength(1);
  call.session.hangUp();
});

test("a hundred thousand marks, keys and late words change nothing and end nothing", async () => {
  const call = startFakeCall(["Hello, I am an assistant.", "Yes."]);
  await call.clock.advance(4000);
  for (let at = 0; at < 100_000; at++) call.phone.echo(`${at}.0.0`);
  call.emitStt({ type: "transcript", utterance: 999, text: "from the future", confidence: 1, settled: true });
  call.emitStt({ type: "transcript", utterance: -1, text: "from the past", confidence: 1, settled: true });
  await call.clock.advance(1000);
  expect(call.ended()).toBeUndefined();
  expect(call.segments().filter(({ speaker }) => speaker === "callee")).toEqual([]);
  call.say("Is that so?", 500);
  await call.clock.advance(4000);
  expect(spoken(call).at(-1)).toBe("Yes.");
  call.session.hangUp();
});

test("recognition that gives no words for a long turn makes the agent ask again, twice at most in a row", async () => {
  const call = startFakeCall(["Hello, I am an assistant."]);
  call.say("Hello?", 400);
  await call.clock.advance(5000);
  for (let round = 0; round < 4; round++) {
    call.say("", 1500);
    await call.clock.advance(9000);
  }
  expect(spoken(call).filter((text) => /did not catch/.test(text))).toHaveLength(2);
  call.session.hangUp();
});
