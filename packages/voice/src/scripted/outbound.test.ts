import { expect, test } from "vitest";
import type { CallFacts } from "../agent/agent.ts";
import { answerOf, fakeTools, talk } from "./fake-talk.ts";

const facts: CallFacts = { callerName: "Dana Miller", purpose: "Ask when my order will arrive" };
const QUESTION = /when Dana Miller's order will arrive\?/;

test("the consent line comes first of all, before who calls", async () => {
  const { text } = await answerOf([], { ...facts, agentName: "Ava", discloseRecording: true }, { trigger: "opening" });
  expect(text).toMatch(
    /^This call is recorded\. Hello, this is Ava, an AI assistant calling on behalf of Dana Miller\./,
  );
});

test("a question is answered with the sentence that the user gave, in the third person, and nothing else", async () => {
  const given = { ...facts, knowledge: "I ordered two lamps in March. My dog is called Rex." };
  const near = await talk(["Hello?", "Which color of lamps?"], given);
  expect(near.last.text).toBe("What I know is this: Dana Miller ordered two lamps in March.");
  const { last } = await talk(["Hello?", "What was ordered in March?"], given);
  expect(last.text).toBe("Dana Miller ordered two lamps in March.");
});

test.each([
  ["The account number is 9981. Do not give them the account number.", "What is the account number?"],
  ["My budget is 500 dollars. Never mention that.", "What is your budget?"],
  ["Do not tell them that the offer of 300 dollars is our last.", "How much is your last offer?"],
])("what the user wants kept back is not told: %s", async (instructions, question) => {
  const { last } = await talk(["Hello?", question], { ...facts, instructions });
  expect(last.text).not.toMatch(/\d/);
});

test("an order about how to behave is not read aloud", async () => {
  const { last } = await talk(["Hello?", "What about the price?"], {
    ...facts,
    instructions: "Insist on a lower price.",
  });
  expect(last.text).not.toContain("lower");
});

test("call back later: the time is noted with the tool, and said only when that worked", async () => {
  const tools = fakeTools({ schedule_callback: { ok: true } });
  const { last } = await talk(["Hello?", "Can you call back tomorrow after three please?"], facts, tools);
  expect(tools.calls).toEqual([["schedule_callback", { when: "tomorrow after three" }]]);
  expect(last.text).toContain("called back tomorrow after three");
  expect(last.action).toEqual({ type: "end_call" });
  const broken = fakeTools({ schedule_callback: { error: "The queue is closed." } });
  const failed = await talk(["Hello?", "Call me back tomorrow."], facts, broken);
  expect(failed.last.text).toContain("could not note");
});

test("call back later without a time: asks when; without the tool nothing is promised", async () => {
  const tools = fakeTools({ schedule_callback: { ok: true } });
  const asked = await talk(["Hello?", "I'm busy right now."], facts, tools);
  expect(asked.last).toMatchObject({ text: expect.stringContaining("When would be a good time"), action: null });
  const { last } = await talk(["Hello?", "I'm busy right now.", "In an hour."], facts, tools);
  expect(tools.calls).toEqual([["schedule_callback", { when: "In an hour" }]]);
  expect(last.action).toEqual({ type: "end_call" });
  const without = await talk(["Hello?", "Please call back tomorrow."], facts);
  expect(without.last.text).not.toMatch(/call(?:ed)? back/);
});

test.each([
  ["Hold on, I'll put you through to the warehouse.", "Hello, this is Sam, how can I help?"],
  ["Let me get my manager.", "Yes, hello?"],
  ["Please hold while I try to connect you.", "Who is this?"],
])("after %j a new person hears again who calls and why", async (line, greeting) => {
  const { last, history } = await talk(["Hello?", line, greeting], facts);
  expect(history.at(-3)?.text).toBe("Of course, I will wait.");
  expect(last.text).toMatch(/AI assistant calling on behalf of Dana Miller.*order will arrive\?/);
});

test("the same person back from hold is asked on, not greeted anew", async () => {
  const { last } = await talk(
    ["Hello?", "One moment please.", "Thank you for holding, what would you like to know?"],
    facts,
  );
  expect(last.text).toMatch(QUESTION);
  expect(last.text).not.toMatch(/AI assistant/);
});

test("a fragment, as when two people talk, is asked for once more and not twice", async () => {
  const { last } = await talk(["Hello?", "the blue thing"], facts);
  expect(last.text).toMatch(/say it again\?/);
  const again = await talk(["Hello?", "the blue thing", "or maybe green"], facts);
  expect(again.last.text).toMatch(QUESTION);
  expect(again.last.text).not.toMatch(/say it again/);
});

test.each(["¿Hola, quién habla? No hablo inglés.", "Guten Tag, wer ist da bitte?", "Do you speak Spanish?"])(
  "to %j it says that it speaks English only, and ends when that is no use",
  async (line) => {
    const { last } = await talk(["Hello?", line], facts);
    expect(last.text).toMatch(/only speak English/);
    expect((await talk(["Hello?", line, line], facts)).last.action).toEqual({ type: "end_call" });
    expect((await talk(["Hello?", line, "Okay, English."], facts)).last.text).toMatch(QUESTION);
  },
);

test("somebody who wants a person is put through where that was foreseen, and told when it was not", async () => {
  const target = { name: "Dana", when: "They want to speak to a person", warm: true };
  const through = await talk(["Hello?", "Can I speak to a real person please?"], {
    ...facts,
    transferTargets: [target],
  });
  expect(through.last.action).toEqual({
    type: "transfer",
    target: "Dana",
    briefing: expect.stringMatching(/AI assistant.*Can I speak to a real person/),
  });
  const none = await talk(["Hello?", "Let me talk to your manager."], facts);
  expect(none.last).toMatchObject({ text: expect.stringContaining("cannot put you through"), action: null });
});

test("who does not want to be recorded is not talked on to", async () => {
  const { last } = await talk(["Hello?", "Please don't record me."], { ...facts, discloseRecording: true });
  expect(last).toMatchObject({
    text: expect.stringContaining("cannot turn the recording off"),
    action: { type: "end_call" },
  });
});

test("an offer to call back gets the number that was given, or none", async () => {
  const line = "Somebody will call you back about it.";
  const given = await talk(["Hello?", line], { ...facts, callbackNumber: "5550142" });
  expect(given.last.text).toContain("5, 5, 5, 0, 1, 4, 2");
  expect((await talk(["Hello?", line], facts)).last.text).not.toMatch(/\d/);
});

test("answers go to answer_question in their type, each once, when they were accepted", async () => {
  const tools = fakeTools({ answer_question: { ok: true } });
  const given: CallFacts = {
    ...facts,
    purpose: "Book a table",
    questions: [
      { key: "seats", text: "How many seats are free on Friday?", type: "number" },
      { key: "terrace", text: "Is the terrace open?", type: "boolean" },
      { key: "menu", text: "Which menu is served?", type: "choice", choices: ["lunch", "dinner"] },
      { key: "code", text: "What is the booking code?", type: "text" },
    ],
  };
  const lines = [
    "Hello?",
    "We have twenty two seats.",
    "No, the terrace is closed.",
    "The dinner menu.",
    "It is 4 4 7 1.",
    "Yes.",
  ];
  const { last } = await talk(lines, given, tools);
  expect(tools.calls.map(([, input]) => input)).toEqual([
    { key: "seats", value: 22 },
    { key: "terrace", value: false },
    { key: "menu", value: "dinner" },
    { key: "code", value: "4471" },
  ]);
  expect(last.action).toEqual({ type: "end_call" });
});

test("an answer that was read back wrongly is asked for again", async () => {
  const given: CallFacts = { ...facts, questions: [{ key: "code", text: "What is the code?", type: "text" }] };
  const { last } = await talk(["Hello?", "The code is 4 4 7 1.", "No, that's wrong."], given);
  expect(last.text).toMatch(/number again/);
  const corrected = await talk(["Hello?", "The code is 4 4 7 1.", "No, it is 4 4 7 2."], given);
  expect(corrected.last.text).toContain("4, 4, 7, 2");
});

test("a screener hears one sentence with name and reason", async () => {
  const { text, action } = await answerOf([{ speaker: "callee", text: "State your name." }], facts, {
    trigger: "screening",
  });
  expect(text).toBe(
    "This is an AI assistant calling on behalf of Dana Miller to ask when Dana Miller's order will arrive.",
  );
  expect(action).toBeNull();
});

test("a voicemail gets the message that the user wrote", async () => {
  const written = "Hi, Dana here, call 555 0142.";
  const { text } = await answerOf([], { ...facts, voicemailMessage: written }, { trigger: "voicemail" });
  expect(text).toBe("Hi, Dana here, call 5, 5, 5 0, 1, 4, 2.");
});

test.each([
  ["Cancel my membership", "All right, that is cancelled, and there is no fee."],
  ["Book a table for two", "Yes, of course. I have taken care of it."],
  ["Return a lamp", "You can return it, just bring the lamp."],
])("asked to %s, it takes %j for done", async (purpose, line) => {
  const { last } = await talk(["Hello?", line], { ...facts, purpose });
  expect(last.action).toEqual({ type: "end_call" });
});

test("two questions in one purpose are asked one after the other", async () => {
  const given = { ...facts, purpose: "Ask what a visit costs and whether parking is free" };
  const { last } = await talk(["Hello?", "It costs forty dollars."], given);
  expect(last).toMatchObject({
    text: expect.stringContaining("Could you also tell me whether parking is free?"),
    action: null,
  });
});

test("a number that the agent gave is not read back when it is repeated", async () => {
  const given = { ...facts, instructions: "The order number is 4417." };
  const lines = ["Hello?", "What is the order number?", "I found number four four one seven. It arrives on Thursday."];
  expect((await talk(lines, given)).last.action).toEqual({ type: "end_call" });
});

test("an offer of more help does not swallow the answer before it, nor a question that is open", async () => {
  const tools = fakeTools({ answer_question: { ok: true } });
  const questions = ["When does it arrive?", "What does it cost?"].map((text, index) => ({
    ...{ key: `q${index}`, text },
    type: "text" as const,
  }));
  const line = "It arrives on Thursday. Is there anything else I can help you with?";
  const { last } = await talk(["Hello?", line], { ...facts, questions }, tools);
  expect(last.text).toContain("What does it cost?");
  expect(tools.calls.map(([, input]) => input)).toEqual([{ key: "q0", value: "It arrives on Thursday." }]);
  const open = await talk(["Hello?", "Is there anything else I can help you with?"], facts);
  expect(open.last).toMatchObject({ text: expect.stringMatching(QUESTION), action: null });
});

test("a murmur is no promise to look: the question is asked again, and nobody is left waiting", async () => {
  const { last } = await talk(["Hello?", "Uh-huh."], facts);
  expect(last).toMatchObject({ text: expect.stringMatching(QUESTION), action: null });
  expect((await talk(["Hello?", "Sure, I can help you with that."], facts)).last).toEqual({
    text: "Thank you.",
    action: null,
  });
});

test("an answer that comes after many turns that led nowhere is still taken", async () => {
  const tools = fakeTools({ answer_question: { ok: true } });
  const given: CallFacts = { ...facts, questions: [{ key: "when", text: "When does it arrive?", type: "text" }] };
  const lost = ["Hello?", "Who is this?", "Are you a robot?", "What is the account number?", "What is the zip code?"];
  const { last } = await talk([...lost, "It arrives on Thursday."], given, tools);
  expect(tools.calls).toHaveLength(1);
  expect(last.text).toContain("noted");
});
