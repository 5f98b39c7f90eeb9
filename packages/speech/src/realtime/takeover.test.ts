import { type RealtimeStandIn, startRealtimeStandIn } from "@parley/testing";
import type { CallTools } from "@parley/voice";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RealtimeSessionOptions } from "./realtime-options.ts";
import { startRealtimeCall } from "./testing/fake-call.ts";

let api: RealtimeStandIn;
beforeEach(async () => {
  api = await startRealtimeStandIn();
});
afterEach(() => api.close());

/** The other side says hello; the agent's answer has been heard and done. */
async function answered(more: Partial<RealtimeSessionOptions>) {
  const call = startRealtimeCall(api, more);
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(3000);
  return call;
}

test("a supervisor who takes over during a hold keeps the call beyond the hold's budget", async () => {
  api.queue.push({ text: "I wait.", toolCalls: [{ name: "wait", input: {} }] });
  const call = await answered({ limits: { holdBudgetMs: 10_000 } });
  expect(call.of("hold")).toMatchObject([{ on: true }]);
  call.session.takeOver();
  expect(call.of("hold")).toMatchObject([{ on: true }, { on: false }]);
  await call.pass(20_000);
  expect(call.of("ended")).toEqual([]);
  call.session.hangUp();
  expect((await call.session.finished).holdMs).toBeLessThan(5000);
});

test("a supervisor who takes over while a message is taken keeps the call when the message's time is over", async () => {
  api.queue.push({ text: "Hello." }, { text: "After the beep.", toolCalls: [{ name: "take_message", input: {} }] });
  const call = await answered({ facts: { purpose: "Answer", direction: "inbound" } });
  expect(call.of("state").at(-1)).toMatchObject({ state: "taking_message" });
  call.session.takeOver();
  await call.pass(70_000);
  expect(call.of("ended")).toEqual([]);
  expect(call.of("state").at(-1)).toMatchObject({ state: "taken_over" });
  call.session.hangUp();
});

test("a supervisor who takes over during the agent's goodbye keeps the call", async () => {
  const call = startRealtimeCall(api, { limits: { silenceMs: 3000, openingMs: 500 } });
  api.queue.push(
    { text: "Hello." },
    { text: "Are you there?" },
    { text: "I hang up now, since nobody speaks. Goodbye." },
  );
  await call.connected();
  expect(await call.pass(20_000, () => call.sent("response.create").length === 3)).toBe(true);
  await call.pass(600);
  call.session.takeOver();
  await call.pass(30_000);
  expect(call.of("ended")).toEqual([]);
  call.session.hangUp();
});

test("what the agent wanted to do after a slow tool is off when a supervisor has taken over meanwhile", async () => {
  let answer = (_: unknown) => {};
  const tools: CallTools = {
    definitions: [{ name: "look_up", description: "Looks up", inputSchema: { type: "object" }, readOnly: true }],
    call: () => new Promise((resolve) => (answer = resolve)),
  };
  const end = { name: "end_call", input: {} };
  api.queue.push({ toolCalls: [end, { name: "look_up", input: {} }] });
  const call = await answered({ tools });
  call.session.takeOver();
  answer({ found: null });
  await call.pass(2000);
  expect(call.of("ended")).toEqual([]);
  call.session.hangUp();
});
