import { expect, test } from "vitest";
import type { CallFacts } from "../agent/agent.ts";
import { answerOf, fakeTools, talk } from "./fake-talk.ts";

const facts: CallFacts = {
  direction: "inbound",
  callerName: "City Clinic",
  purpose: "Answer calls for the clinic and note who wants an appointment",
  knowledge: "We are open Monday to Friday from 8 to 5. Parking is free for patients.",
};
const booking: CallFacts = {
  ...facts,
  questions: [
    { key: "name", text: "What is your name?", type: "text" },
    { key: "day", text: "Which day suits you?", type: "text" },
  ],
};

test("a greeting that the user wrote is said with the consent first, and it says that it is an AI", async () => {
  const { history } = await talk([], { ...facts, greeting: "City Clinic, how may we help?", discloseRecording: true });
  expect(history[0]?.text).toBe(
    "This call is recorded. You are speaking with an AI assistant. City Clinic, how may we help?",
  );
});

test("what stands in the knowledge is answered, what does not is not made up", async () => {
  const known = await talk(["Hi, when are you open on Monday?"], facts);
  expect(known.last.text).toContain("We are open Monday to Friday from 8 to 5.");
  const unknown = await talk(["How much is a blood test?"], facts);
  expect(unknown.last.text).toMatch(/do not have that information.*leave a message\?/);
});

test("look_up answers what the facts do not, word for word", async () => {
  const tools = fakeTools({
    look_up: { results: [{ title: "Prices", text: "A blood test costs 40 dollars. Bring your card." }] },
  });
  const { last } = await talk(["How much is a blood test?"], facts, tools);
  expect(last.text).toMatch(/A blood test costs 40 dollars\./);
  expect(last.text).not.toContain("card");
  expect(tools.calls).toEqual([["look_up", { query: "How much is a blood test?" }]]);
});

test("a concern is heard first, then the questions come one by one, and the call ends by itself", async () => {
  const tools = fakeTools({ answer_question: { ok: true } });
  const lines = [
    "Hello, I would like to see somebody about my knee.",
    "My name is Pat Lee.",
    "Tuesday morning.",
    "No, thanks, that's all.",
  ];
  const { history, last } = await talk(lines, booking, tools);
  expect(history.filter(({ speaker }) => speaker === "agent").map(({ text }) => text)).toEqual([
    "Hello, this is the AI assistant of City Clinic. How can I help you?",
    "Thank you, I understand. What is your name?",
    "Thank you, I have noted that. Which day suits you?",
    "Thank you, I have noted that. Is there anything else I can help you with?",
    "Thank you for calling, goodbye.",
  ]);
  expect(tools.calls.map(([, input]) => input)).toEqual([
    { key: "name", value: "My name is Pat Lee." },
    { key: "day", value: "Tuesday morning." },
  ]);
  expect(last.action).toEqual({ type: "end_call" });
});

test("a question in between is answered, and the open question asked again", async () => {
  const { last } = await talk(["I need an appointment.", "Is parking free?"], booking);
  expect(last.text).toBe("Parking is free for patients. What is your name?");
});

test("the rule for putting through is followed, and a failed try ends in a message", async () => {
  const given = {
    ...facts,
    transferTargets: [{ name: "billing", when: "Questions about an invoice or a bill", warm: false }],
  };
  const line = "I want to talk about my invoice.";
  const { last } = await talk([line], given);
  expect(last.action).toEqual({ type: "transfer", target: "billing" });
  const failed = await talk([line, "note: The call could not be put through to billing.", "So what now?"], given);
  expect(failed.last.text).toMatch(/leave a message\?/);
  const told = await answerOf(failed.history.slice(0, -2), given, { trigger: "whisper" });
  expect(told).toMatchObject({ text: expect.stringMatching(/leave a message\?/), action: null });
  const message = await talk(
    [line, "note: The call could not be put through to billing.", "So what now?", "Yes please."],
    given,
  );
  expect(message.last).toEqual({ text: "Please leave your message after the tone.", action: { type: "take_message" } });
});

test("who asks to leave a message gets the tone at once", async () => {
  expect((await talk(["I'd like to leave a message for the doctor."], facts)).last.action).toEqual({
    type: "take_message",
  });
});

test("a wrong number and a goodbye end the call", async () => {
  expect((await talk(["Sorry, wrong number."], facts)).last.action).toEqual({ type: "end_call" });
  expect((await talk(["When do you open on Monday?", "Great, bye."], facts)).last.action).toEqual({ type: "end_call" });
});

test.each([
  ["What are your hours?", "We are open Monday to Friday from 8 to 5."],
  ["Where are you?", "We are at 20 Main Street, next to the post office."],
])("%j is answered though its words stand nowhere", async (question, sentence) => {
  const given = { ...facts, knowledge: `${facts.knowledge} We are at 20 Main Street, next to the post office.` };
  expect((await talk([question], given)).last.text).toContain(sentence);
});

test("a greeting with a concern is a concern; a question about the agent does not come before it", async () => {
  expect((await talk(["Hi, I'd like an appointment."], booking)).last.text).toContain("What is your name?");
  expect((await talk(["Are you a robot?"], booking)).last.text).toBe("Yes, I am an AI assistant. How can I help you?");
});

test("no, thank you declines an offer and is no refusal to be called", async () => {
  const { last } = await talk(["When are you open on Monday?", "No thank you."], facts);
  expect(last).toEqual({ text: "Thank you for calling, goodbye.", action: { type: "end_call" } });
});

test("who wants a person is not put through to whom only emergencies may reach", async () => {
  const given = { ...facts, transferTargets: [{ name: "Dr. Lee", when: "an emergency or severe pain", warm: true }] };
  expect((await talk(["Can I talk to a person?"], given)).last.action).toBeNull();
  expect((await talk(["I have severe pain."], given)).last.action).toMatchObject({
    type: "transfer",
    target: "Dr. Lee",
  });
});
