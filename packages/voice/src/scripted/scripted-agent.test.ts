import { expect, test } from "vitest";
import type { AgentTrigger, CallFacts } from "../agent/agent.ts";
import type { SpeakerTurn } from "../conversation/state.ts";
import { type Answer, answerOf, talk as talkOf } from "./fake-talk.ts";

const facts: CallFacts = { callerName: "Dana Miller", purpose: "Ask when my order will arrive" };

const answer = async (history: SpeakerTurn[], given: CallFacts = facts, trigger: AgentTrigger = "turn") =>
  named(await answerOf(history, given, { trigger }));
const talk = async (lines: string[], given: CallFacts = facts) => {
  const { history, last } = await talkOf(lines, given);
  return { history, last: named(last) };
};
const named = ({ text, action }: Answer) => ({ text, action: action?.type ?? null });

test("the first words say that it is an AI, for whom it calls and what it wants", async () => {
  const { text } = await answer([{ speaker: "callee", text: "Thank you for calling, how can I help?" }]);
  expect(text).toMatch(/AI assistant calling on behalf of Dana Miller/);
  expect(text).toMatch(/when Dana Miller's order will arrive\?/);
});

test("a recorded call says so, again when an interruption cut that sentence off, and once it was heard no more", async () => {
  const recorded = { ...facts, discloseRecording: true };
  expect((await answer([], recorded, "opening")).text).toMatch(/This call is recorded/);
  const cut: SpeakerTurn[] = [
    { speaker: "callee", text: "Hello" },
    { speaker: "agent", text: "Hello, I am an AI assistant" },
    { speaker: "callee", text: "Who is this?" },
  ];
  const second = await answer(cut, recorded);
  expect(second.text).toMatch(/^This call is recorded\./);
  const third = await answer(
    [...cut, { speaker: "agent", text: second.text }, { speaker: "callee", text: "Who?" }],
    recorded,
  );
  expect(third.text).not.toMatch(/recorded/);
});

test.each([
  "Can I have your order number please?",
  "What is the date of birth?",
  "What's your account number?",
  "And your e-mail address?",
  "Please give me the last four of the social security number.",
])("asked %j it says that it was not given it, and invents no digit", async (question) => {
  const { last } = await talk(["Hello?", question]);
  expect(last.text).toMatch(/was not given/);
  expect(last.text).not.toMatch(/\d/);
});

test("a given number is spoken digit by digit", async () => {
  const given = { ...facts, instructions: "The order number is 44718." };
  const { last } = await talk(["Hello?", "What is the order number?"], given);
  expect(last.text).toContain("4, 4, 7, 1, 8");
});

test("a number of the callee's is read back and confirmed before the call ends", async () => {
  const given = {
    ...facts,
    questions: [{ key: "tracking", text: "What is the tracking number?", type: "text" as const }],
  };
  const first = await talk(["Hello?", "The tracking number is 5 5 0 1 9."], given);
  expect(first.last.text).toContain("5, 5, 0, 1, 9");
  expect(first.last.action).toBeNull();
  const done = await talk(["Hello?", "The tracking number is 5 5 0 1 9.", "Yes, that's right."], given);
  expect(done.last).toMatchObject({ action: "end_call" });
});

test.each([
  ["Are you a robot?", /Yes, I am an AI assistant/, null],
  ["Who is this?", /AI assistant calling on behalf of Dana Miller/, null],
  ["Hold on, let me check.", /I will wait/, "wait"],
  ["We are not interested, stop calling.", /goodbye/i, "end_call"],
  ["You have the wrong number.", /goodbye/i, "end_call"],
  ["Sorry, could you say that again?", /when Dana Miller's order will arrive/, null],
  ["Your order will arrive on Tuesday.", /Thank you.*goodbye/i, "end_call"],
  ["I'm sorry, I can't help you with that.", /Thank you for checking, goodbye/i, "end_call"],
])("to %j it answers in kind", async (line, words, action) => {
  const { last } = await talk(["Hello?", line]);
  expect(last.text).toMatch(words);
  expect(last.action).toBe(action);
});

test("every question is asked, one after the other, before the goodbye", async () => {
  const given = {
    ...facts,
    purpose: "Book a table",
    questions: ["Is there a table on Friday", "What time do you close"].map((text, index) => ({
      ...{ key: `q${index}`, text },
      type: "text" as const,
    })),
  };
  const { history, last } = await talk(["Hello?", "Yes, on Friday we have a table.", "We close at ten."], given);
  const agent = history.filter((turn) => turn.speaker === "agent").map((turn) => turn.text);
  expect(agent[0]).toContain("Is there a table on Friday?");
  expect(agent[1]).toContain("What time do you close?");
  expect(last.action).toBe("end_call");
});

test("a question that was cut off before it was heard is asked again, not taken as answered", async () => {
  const { text } = await answer([
    { speaker: "callee", text: "Hello?" },
    { speaker: "agent", text: "Hello, I am an AI assistant calling" },
    { speaker: "callee", text: "Yes, on Tuesday we are open." },
  ]);
  expect(text).toContain("when Dana Miller's order will arrive?");
});

test("a callee who never answers is let go after a few attempts", async () => {
  const { last } = await talk(["Hello?", ...Array.from({ length: 9 }, () => "What color is the sky?")]);
  expect(last.action).toBe("end_call");
});

test("a machine gets one message with purpose and number, and the call ends", async () => {
  const { text, action } = await answer([], { ...facts, callbackNumber: "5550142" }, "voicemail");
  expect(text).toMatch(/AI assistant.*Dana Miller.*5, 5, 5, 0, 1, 4, 2/);
  expect(action).toBe("end_call");
});

test("a callback is introduced as the call before it; without a purpose of its own, as one that was asked for", async () => {
  const hello: SpeakerTurn[] = [{ speaker: "callee", text: "Hello?" }];
  const first = await answer(hello);
  const again = { ...facts, purpose: `${facts.purpose} (They asked to be called back.)` };
  expect(await answer(hello, again)).toEqual(first);
  const { text } = await answer(hello, { callerName: "Dana Miller", purpose: "(They asked to be called back.)" });
  expect(text).toMatch(/I am calling because you asked to be called back\. How can I help you\?$/);
});
