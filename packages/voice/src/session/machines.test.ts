import { expect, test } from "vitest";
import { startFakeCall } from "./fakes.ts";

const spoken = (call: ReturnType<typeof startFakeCall>) =>
  call
    .segments()
    .filter(({ speaker }) => speaker === "agent")
    .map(({ text }) => text);
const states = (call: ReturnType<typeof startFakeCall>) =>
  call.events.flatMap((event) => (event.type === "state" ? [event.state] : []));
const keys = (call: ReturnType<typeof startFakeCall>) =>
  call.events.flatMap((event) => (event.type === "keys_sent" ? [event.keys] : []));

const MENU =
  "Thank you for calling Acme. For sales, press 1. For order status, press 2. For all other questions, press 0.";

test("a phone menu is answered by the purpose's key in the voice channel, and no agent is asked", async () => {
  const call = startFakeCall(["I should not speak."]);
  call.say(MENU, 1500);
  await call.clock.advance(5000);
  expect(keys(call)).toEqual(["2"]);
  expect(call.requests).toHaveLength(0);
  expect(call.events).toContainEqual(expect.objectContaining({ type: "menu", path: "", chosen: "2" }));
  expect(states(call).at(-1)).toBe("in_menu");
  call.session.hangUp();
  expect((await call.session.finished).answeredBy).toBe("ivr");
});

test("the person behind a menu is introduced to, and counts as the one who answered", async () => {
  const call = startFakeCall(["Hello, I am an AI assistant."]);
  call.say(MENU, 1500);
  await call.clock.advance(5000);
  call.say("Order desk, this is Maria speaking, how can I help you?", 1200);
  await call.clock.advance(4000);
  expect(spoken(call)).toEqual(["Hello, I am an AI assistant."]);
  expect(call.events).toContainEqual(expect.objectContaining({ type: "answered_by", answeredBy: "human" }));
  call.session.hangUp();
});

test("a menu that comes back whatever is pressed is tried otherwise, then left", async () => {
  const call = startFakeCall(["I should not speak."]);
  for (let round = 0; round < 8 && !call.ended(); round++) {
    call.say(MENU, 1500);
    await call.clock.advance(6000);
  }
  expect(call.ended()).toMatchObject({ reason: "menu_loop" });
  expect(new Set(keys(call)).size).toBe(keys(call).length);
  expect(keys(call)[0]).toBe("2");
  expect(keys(call)).toContain("0");
});

test("a menu known from an earlier call is left by the way that reached a person", async () => {
  const options = [
    { key: "1", say: null, label: "sales" },
    { key: "2", say: null, label: "order status" },
    { key: "0", say: null, label: "all other questions" },
  ];
  const knownMenus = [{ path: "", options, chosen: "0", reachedPerson: true }];
  const call = startFakeCall(["I should not speak."], { limits: { knownMenus } });
  call.say(MENU, 1500);
  await call.clock.advance(5000);
  expect(keys(call)).toEqual(["0"]);
  call.session.hangUp();
});

test("a recorded welcome without a choice is not answered", async () => {
  const call = startFakeCall(["I should not speak."]);
  call.say("This call may be recorded for quality purposes.", 1200);
  await call.clock.advance(4000);
  expect(call.requests).toHaveLength(0);
  call.session.hangUp();
});

test("a call screener hears who calls and why, once, and the person after it is a person", async () => {
  const call = startFakeCall(["An AI assistant for Dana Miller, about an order."]);
  call.say("Please state your name and why you are calling.", 1500);
  await call.clock.advance(5000);
  expect(call.requests.at(-1)?.trigger).toBe("screening");
  expect(spoken(call)).toHaveLength(1);
  call.say("Hello, this is Tom.", 700);
  await call.clock.advance(1500);
  call.session.hangUp();
  expect((await call.session.finished).answeredBy).toBe("human");
});

test("an announced wait costs no agent and no voice, and is over when somebody offers to help", async () => {
  const call = startFakeCall(["Yes, I am still here."]);
  call.say("Your call is important to us, please stay on the line.", 1500);
  await call.clock.advance(30_000);
  call.say("Your call is important to us, please stay on the line.", 1500);
  await call.clock.advance(30_000);
  expect(call.requests).toHaveLength(0);
  expect(spoken(call)).toEqual([]);
  call.say("Acme support, how can I help you?", 1200);
  await call.clock.advance(4000);
  expect(spoken(call)).toEqual(["Yes, I am still here."]);
  call.session.hangUp();
  const { holdMs } = await call.session.finished;
  expect(holdMs).toBeGreaterThan(55_000);
  expect(call.events.filter((event) => event.type === "hold")).toMatchObject([{ on: true }, { on: false }]);
});

test("somebody who asks to wait is told yes by the engine itself, and the wait has a budget", async () => {
  const call = startFakeCall(["Hello, I am an assistant."], { limits: { holdBudgetMs: 60_000 } });
  call.say("Hello?", 400);
  await call.clock.advance(4000);
  const asked = call.requests.length;
  call.say("Can you please hold for a moment?", 900);
  await call.clock.advance(50_000);
  expect(call.requests).toHaveLength(asked);
  expect(spoken(call).at(-1)).toBe("Of course, I will wait.");
  await call.clock.advance(30_000);
  expect(call.ended()).toMatchObject({ reason: "hold_budget" });
});

test("a voicemail is hung up on when no message is to be left", async () => {
  const call = startFakeCall(["I should not speak."], { limits: { voicemail: "hang_up" } });
  call.say("You have reached the voicemail of Ann. Please leave a message after the tone.", 2000);
  await call.clock.advance(6000);
  expect(call.ended()).toMatchObject({ reason: "voicemail_reached", answeredBy: "voicemail" });
});

test("the carrier's guess of a machine is taken before somebody speaks, and not after", async () => {
  const early = startFakeCall(["A message."], { limits: { voicemail: "hang_up" } });
  await early.clock.advance(500);
  early.session.hint({ answeredBy: "machine" });
  expect((await early.session.finished).answeredBy).toBe("voicemail");
  const late = startFakeCall(["Hello, I am an assistant."], { limits: { voicemail: "hang_up" } });
  late.say("Hello, who is this?", 600);
  await late.clock.advance(4000);
  late.session.hint({ answeredBy: "machine" });
  await late.clock.advance(500);
  expect(late.ended()).toBeUndefined();
  late.session.hangUp();
});

test("a menu that pauses within an entry is heard to its end: its words are not answered by the agent", async () => {
  const call = startFakeCall(["I should not speak."]);
  call.say(MENU, 1500);
  await call.clock.advance(6000);
  call.say("For the status of an order.", 900);
  await call.clock.advance(1300);
  call.say("For the status of an order. Press 1. For returns, press 2.", 1500);
  await call.clock.advance(6000);
  expect(keys(call)).toEqual(["2", "1"]);
  expect(call.requests).toHaveLength(0);
  call.session.hangUp();
});

test("a screener that says nobody is available was no person", async () => {
  const call = startFakeCall(["An AI assistant for Dana Miller, about an order."]);
  call.say("Please state your name and why you are calling.", 1500);
  await call.clock.advance(5000);
  call.say("The person you are calling is not available right now, goodbye.", 1500);
  await call.clock.advance(4000);
  call.session.hangUp();
  expect((await call.session.finished).answeredBy).toBe("screener");
  expect(call.requests).toHaveLength(1);
});

test("a menu that wants a number of the caller's is the agent's to answer", async () => {
  const call = startFakeCall(["I was not given one."]);
  call.say(MENU, 1500);
  await call.clock.advance(6000);
  call.say("Please enter your account number followed by the pound key.", 1500);
  await call.clock.advance(5000);
  expect(spoken(call)).toEqual(["I was not given one."]);
  expect(call.events).not.toContainEqual(expect.objectContaining({ type: "answered_by", answeredBy: "human" }));
  call.session.hangUp();
});

test("a person who says that another is not available is a person, and is answered", async () => {
  const call = startFakeCall(["Hello, I am an AI assistant.", "Yes, please."]);
  call.say("Hello?", 400);
  await call.clock.advance(5000);
  call.say("He's not available right now. Can I take a message?", 1500);
  await call.clock.advance(5000);
  expect(spoken(call).at(-1)).toBe("Yes, please.");
  call.session.hangUp();
  expect((await call.session.finished).answeredBy).toBe("human");
});

test("a recorded welcome that is followed by nothing is not waited for until the call's limit", async () => {
  const call = startFakeCall(["I should not speak."]);
  call.say("Thank you for calling Acme. Our office hours are nine to five.", 2000);
  await call.clock.advance(180_000);
  expect(keys(call)[0]).toBe("0");
  expect(call.ended()).toMatchObject({ reason: "menu_loop" });
});
