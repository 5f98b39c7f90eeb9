import { expect, test } from "vitest";
import type { CallTools } from "../agent/tools.ts";
import { ProviderError } from "../provider-error.ts";
import { startFakeCall } from "./fakes.ts";

const spoken = (call: ReturnType<typeof startFakeCall>) =>
  call
    .segments()
    .filter(({ speaker }) => speaker === "agent")
    .map(({ text }) => text);
const frames = (count: number) => new Int16Array(160 * count).fill(4000);

test("a whisper is acted on at once when nobody speaks, and callees never hear it", async () => {
  const call = startFakeCall(["Hello, I am an assistant.", "Do you also deliver on Sunday?"]);
  await call.clock.advance(6000);
  call.session.whisper("Ask whether they deliver on Sunday");
  await call.clock.advance(3000);
  expect(call.requests.at(-1)).toMatchObject({ trigger: "whisper" });
  expect(call.requests.at(-1)?.history.at(-1)).toEqual({
    speaker: "note",
    text: "Supervisor: Ask whether they deliver on Sunday",
  });
  expect(spoken(call).at(-1)).toBe("Do you also deliver on Sunday?");
  expect(call.segments().some(({ text }) => /Supervisor/.test(text))).toBe(false);
  call.session.hangUp();
});

test("a supervisor who takes over cuts the agent off, is heard in its place, and gives the call back", async () => {
  const call = startFakeCall(["Hello, this is a long sentence that goes on for quite a while.", "I am back."]);
  await call.clock.advance(3500);
  const takeover = call.session.takeOver();
  expect(takeover).not.toBeNull();
  expect(call.session.takeOver()).toBeNull();
  const sentBefore = call.phone.log.sent.length;
  takeover?.send(frames(10));
  expect(call.phone.log.sent.length - sentBefore).toBe(10);
  const asked = call.requests.length;
  call.say("Who are you now?", 600);
  await call.clock.advance(5000);
  expect(call.requests).toHaveLength(asked);
  const turns = call.segments().filter(({ speaker }) => speaker === "callee");
  expect(turns.map(({ text }) => text)).toEqual(["Who are you now?"]);
  takeover?.release();
  takeover?.send(frames(10));
  call.say("Hello?", 500);
  await call.clock.advance(3000);
  expect(spoken(call).at(-1)).toBe("I am back.");
  expect(call.events.filter((event) => event.type === "takeover")).toMatchObject([{ on: true }, { on: false }]);
  call.session.hangUp();
});

test("a microphone that sends faster than life does not pile up minutes on the line", async () => {
  const call = startFakeCall(["Hello."]);
  await call.clock.advance(1000);
  call.session.takeOver()?.send(frames(3000));
  expect(call.phone.log.sent.length).toBeLessThan(30);
  call.session.hangUp();
});

test("who listens in hears both sides until they stop", async () => {
  const call = startFakeCall(["Hello, I am an assistant."]);
  const heard = { callee: 0, agent: 0 };
  const stop = call.session.listenIn((side, samples) => {
    heard[side] += samples.length;
  });
  await call.clock.advance(4000);
  expect(heard.callee).toBeGreaterThan(8 * 3500);
  expect(heard.agent).toBeGreaterThan(8 * 1000);
  stop();
  const before = heard.callee;
  await call.clock.advance(1000);
  expect(heard.callee).toBe(before);
  call.session.hangUp();
});

test("a draft that is thrown away has not run a tool that changes something; the turn that is heard has, once", async () => {
  const calls: string[] = [];
  const tools: CallTools = {
    definitions: [{ name: "book", description: "", inputSchema: {}, readOnly: false }],
    async call(name) {
      calls.push(name);
      return { booked: true };
    },
  };
  const call = startFakeCall(["unused"], {
    tools,
    agent: {
      provider: "booker",
      async *respond({ history, tools: own, signal }) {
        if (!history.some((turn) => turn.speaker === "callee"))
          return yield { type: "text", text: "Hello there, assistant." };
        await own.call("book", {}, { signal });
        yield { type: "text", text: "It is booked." };
      },
    },
  });
  await call.clock.advance(6000);
  call.say("Please book it.", 500);
  await call.clock.advance(700);
  // The callee goes on within the pause that ends a turn.
  call.say("Please book it. For Tuesday.", 600);
  await call.clock.advance(4000);
  expect(calls).toEqual(["book"]);
  expect(spoken(call).at(-1)).toBe("It is booked.");
  expect(call.events).toContainEqual(expect.objectContaining({ type: "tool", name: "book", ok: true }));
  call.session.hangUp();
});

test("a tool that takes long is covered by a sentence", async () => {
  const tools: CallTools = {
    definitions: [{ name: "look", description: "", inputSchema: {}, readOnly: true }],
    call: () => new Promise((resolve) => call.clock.after(4000, () => resolve({ found: 1 }))),
  };
  const call = startFakeCall(["unused"], {
    tools,
    agent: {
      provider: "looker",
      async *respond({ tools: own, signal }) {
        await own.call("look", {}, { signal });
        yield { type: "text", text: "I have found it." };
      },
    },
  });
  await call.clock.advance(14_000);
  expect(spoken(call)).toEqual(["One moment, please. I have found it."]);
  call.session.hangUp();
});

test("a call that is put through ends as transferred when the carrier takes the line away", async () => {
  const asked: [string, string | undefined][] = [];
  const call = startFakeCall(
    [
      [
        { type: "text", text: "I will put you through." },
        { type: "transfer", target: "Sales", briefing: "A buyer." },
      ],
    ],
    {
      async transfer(target, briefing) {
        asked.push([target, briefing]);
        return true;
      },
    },
  );
  await call.clock.advance(8000);
  expect(asked).toEqual([["Sales", "A buyer."]]);
  expect(call.ended()).toMatchObject({ reason: "transferred" });
});

test("a transfer that fails is told to the agent, who goes on", async () => {
  const call = startFakeCall(
    [
      [
        { type: "text", text: "I will put you through." },
        { type: "transfer", target: "Sales" },
      ],
      "Nobody is there now.",
    ],
    { transfer: async () => false },
  );
  await call.clock.advance(9000);
  expect(spoken(call).at(-1)).toBe("Nobody is there now.");
  expect(call.requests.at(-1)?.history.at(-1)?.text).toBe("The call could not be put through to Sales.");
  call.session.hangUp();
});

test("a call that has cost what it may ends with a sentence", async () => {
  const call = startFakeCall(["Hello, I am an assistant."], { maxCostMicrodollars: 10_000 });
  await call.clock.advance(20_000);
  expect(call.ended()).toMatchObject({ reason: "max_cost" });
  expect(spoken(call).at(-1)).toMatch(/goodbye/);
});

test("a caller finds nobody, hears the tone and leaves a message", async () => {
  const call = startFakeCall(["unused"], {
    facts: { direction: "inbound" },
    limits: { closedMessage: "We are closed. Leave a message after the tone.", direction: "inbound" },
  });
  await call.clock.advance(6000);
  call.say("This is Ann, please call me back.", 2000);
  await call.clock.advance(12_000);
  expect(call.segments().map(({ speaker, text }) => [speaker, text])).toEqual([
    ["agent", "We are closed. Leave a message after the tone."],
    ["callee", "This is Ann, please call me back."],
    ["agent", "Thank you. I will pass that on. Goodbye."],
  ]);
  expect(call.ended()).toMatchObject({ reason: "message_taken" });
});

test("keys that are pressed in a row are one turn; a flood of them is cut", async () => {
  const call = startFakeCall(["Hello, I am an assistant.", "Thank you."]);
  await call.clock.advance(6000);
  for (let at = 0; at < 100; at++) call.phone.press(String(at % 10));
  await call.clock.advance(4000);
  const turns = call.segments().filter(({ speaker }) => speaker === "callee");
  expect(turns).toHaveLength(1);
  expect(turns[0]?.text.length).toBeLessThan(90);
  expect(spoken(call).at(-1)).toBe("Thank you.");
  call.session.hangUp();
});

test("an example is told when the answer that it helped is heard, not when a draft is thrown away", async () => {
  const example = { id: "exm_1", situation: "s", answer: "a", similarity: 0.9 };
  const call = startFakeCall(["Hello, I am an assistant.", "Yes."], { examples: async () => [example] });
  await call.clock.advance(6000);
  call.say("Is that so?", 500);
  await call.clock.advance(4000);
  expect(call.events.filter((event) => event.type === "example")).toMatchObject([{ id: "exm_1" }]);
  call.session.hangUp();
});

test("a cough while a tool is at work does not make it happen twice, and its answer is known to the next reply", async () => {
  const calls: string[] = [];
  const tools: CallTools = {
    definitions: [{ name: "book", description: "", inputSchema: {}, readOnly: false }],
    call: (name) =>
      new Promise((resolve) => {
        calls.push(name);
        call.clock.after(900, () => resolve({ booked: true }));
      }),
  };
  const call = startFakeCall(["unused"], {
    tools,
    agent: {
      provider: "booker",
      async *respond({ history, tools: own, signal }) {
        if (!history.some((turn) => turn.speaker === "callee"))
          return yield { type: "text", text: "Hello there, I am an assistant." };
        await own.call("book", {}, { signal });
        yield { type: "text", text: "It is booked." };
      },
    },
  });
  await call.clock.advance(6000);
  call.say("Please book it.", 500);
  await call.clock.advance(1300);
  call.say("", 150);
  await call.clock.advance(6000);
  expect(calls).toEqual(["book"]);
  expect(spoken(call).at(-1)).toBe("It is booked.");
  expect(call.events.filter((event) => event.type === "tool")).toHaveLength(1);
  call.session.hangUp();
});

test("while a supervisor has the call nothing on the line makes the agent speak", async () => {
  const call = startFakeCall(
    [
      [
        { type: "text", text: "I will put you through." },
        { type: "transfer", target: "Sales" },
      ],
      "I should not speak.",
    ],
    { transfer: () => new Promise((resolve) => call.clock.after(3000, () => resolve(false))) },
  );
  await call.clock.advance(4500);
  call.phone.press("5");
  const takeover = call.session.takeOver();
  const before = spoken(call).length;
  call.session.hint({ answeredBy: "machine_beeped" });
  call.session.whisper("Be quick");
  call.emitStt({ type: "error", error: new ProviderError("stt", "gone", { retryable: false }) });
  await call.clock.advance(9000);
  expect(spoken(call).length).toBe(before);
  expect(call.ended()).toBeUndefined();
  takeover?.release();
  expect(call.events.filter((event) => event.type === "takeover")).toMatchObject([{ on: true }, { on: false }]);
  call.session.hangUp();
});

test("a caller whose message ends in a cough is thanked for it", async () => {
  const call = startFakeCall(["unused"], {
    facts: { direction: "inbound" },
    limits: { closedMessage: "Leave a message after the tone.", direction: "inbound" },
  });
  await call.clock.advance(5000);
  call.say("This is Ann, please call me back.", 2000);
  await call.clock.advance(2000 + 3700);
  call.say("", 500);
  await call.clock.advance(15_000);
  expect(call.ended()).toMatchObject({ reason: "message_taken" });
});

test("a call that the supervisor ends while it is being put through was not put through", async () => {
  const call = startFakeCall(
    [
      [
        { type: "text", text: "I will put you through." },
        { type: "transfer", target: "Sales" },
      ],
    ],
    {
      transfer: () => new Promise(() => {}),
    },
  );
  await call.clock.advance(6000);
  call.session.hangUp("canceled");
  await call.clock.advance(8000);
  expect(call.ended()).toMatchObject({ reason: "canceled" });
});
