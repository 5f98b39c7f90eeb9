import type { CallQuestion, TranscriptSegment } from "@parley/voice";
import { afterAll, describe, expect, test } from "vitest";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallInsights, CallToAnalyse } from "./call-insights.ts";
import { createLocalInsights } from "./create-local-insights.ts";

const local = createLocalInsights();
afterAll(() => local.close());

const transcript = (lines: readonly string[]): TranscriptSegment[] =>
  lines.map((line, index) => {
    const [, speaker, text] = /^(\w+): (.*)$/.exec(line) as unknown as [string, "callee" | "agent", string];
    return { speaker, text, startMs: index * 4000, endMs: index * 4000 + 3000, confidence: 0.95, interrupted: false };
  });

const question = (key: string, type: CallQuestion["type"], text: string, choices?: string[]): CallQuestion => ({
  key,
  type,
  text,
  choices,
});

/** A Saturday in Berlin. */
const SATURDAY = new Date("2026-11-21T14:00:00Z");

function call(lines: readonly string[], more: Partial<CallToAnalyse> = {}): CallToAnalyse {
  return {
    purpose: "Ask when the order arrives",
    questions: [],
    answeredBy: "human",
    direction: "outbound",
    agentAnswers: [],
    startedAt: SATURDAY,
    timezone: "Europe/Berlin",
    segments: transcript(lines),
    ...more,
  };
}

const valuesOf = (insights: CallInsights) => Object.fromEntries(insights.answers.map(({ key, value }) => [key, value]));

interface Case {
  name: string;
  call: CallToAnalyse;
  values?: Record<string, unknown>;
  evidence?: Record<string, number[]>;
  result: CallInsights["outcome"]["result"];
  tags?: string[];
  noTags?: string[];
  nextStep: RegExp | null;
  summary: RegExp;
}

const CASES: Case[] = [
  {
    name: "an order's date and price, with a hold in between",
    call: call(
      [
        "callee: Acme support, this is Maria, how can I help you?",
        "agent: Hello Maria, this is an AI assistant calling for Dana Miller. Could you tell me when the order will arrive?",
        "callee: Sure, let me check, one moment please.",
        "agent: Of course.",
        "callee: Thanks for holding. It will arrive on Tuesday.",
        "agent: Thank you. And how much is the delivery fee?",
        "callee: The delivery fee is twelve dollars.",
        "agent: Thank you, goodbye.",
        "callee: You're welcome, have a nice day.",
      ],
      {
        questions: [
          question("arrival", "date", "When will the order arrive?"),
          question("fee", "number", "How much is the delivery fee?"),
        ],
      },
    ),
    values: { arrival: "2026-11-24", fee: 12 },
    evidence: { arrival: [4], fee: [6] },
    result: "achieved",
    tags: ["on_hold", "price_mentioned"],
    noTags: ["complaint", "refused", "nobody_reached"],
    nextStep: null,
    summary:
      /^Maria answered\. They said: "It will arrive on Tuesday\." and "The delivery fee is twelve dollars\." All questions/,
  },
  {
    name: "a correction after the read-back",
    call: call(
      [
        "callee: Hello?",
        "agent: Hello, I am an AI assistant. How many people are on the reservation?",
        "callee: There are four people on it.",
        "agent: Four people, is that right?",
        "callee: No, sorry, six people.",
        "agent: Six. Thank you, goodbye.",
      ],
      {
        purpose: "Check the reservation",
        questions: [question("people", "number", "How many people are on the reservation?")],
      },
    ),
    values: { people: 6 },
    evidence: { people: [4] },
    result: "achieved",
    nextStep: null,
    summary: /six people/,
  },
  {
    name: "a bare yes and a bare no belong to what was asked",
    call: call(
      [
        "callee: Hello, pharmacy.",
        "agent: Hello, this is an AI assistant. Is the prescription ready for pickup?",
        "callee: Yes.",
        "agent: Great. Do you deliver to Oak Street?",
        "callee: No.",
        "agent: Thank you. Is there anything else I should know?",
        "callee: No, that's it.",
      ],
      {
        purpose: "Ask about the prescription",
        questions: [
          question("ready", "boolean", "Is the prescription ready for pickup?"),
          question("delivers", "boolean", "Do you deliver to Oak Street?"),
        ],
      },
    ),
    values: { ready: true, delivers: false },
    evidence: { ready: [1, 2], delivers: [3, 4] },
    result: "achieved",
    nextStep: null,
    summary: /They said: "Yes\." and "No\."/,
  },
  {
    name: "a callback at a given time",
    call: call(
      [
        "callee: Hello, Doctor Lee's office.",
        "agent: Hello, this is an AI assistant calling for Dana. When is the next free appointment?",
        "callee: We're very busy right now. Can you call back tomorrow at 10 am?",
        "agent: Of course. Goodbye.",
      ],
      { purpose: "Book an appointment", questions: [question("slot", "date", "When is the next free appointment?")] },
    ),
    values: { slot: null },
    result: "not",
    tags: ["callback_requested"],
    nextStep: /^Call back on Sunday 22 November at 10:00\. They said: "Can you call back tomorrow at 10 am\?"$/,
    summary: /They asked for another call\.$/,
  },
  {
    name: "a refusal",
    call: call([
      "callee: Yes?",
      "agent: Hello, I am an AI assistant calling for Dana. Do you have a minute?",
      "callee: I don't talk to robots. Please stop calling me.",
      "agent: I understand. Goodbye.",
    ]),
    result: "not",
    tags: ["refused", "do_not_call"],
    nextStep: /^Do not call this number again/,
    summary: /They did not want the call\.$/,
  },
  {
    name: "a wrong number",
    call: call([
      "callee: Hello?",
      "agent: Hello, is this Acme? Could you tell me when the order arrives?",
      "callee: No, you have the wrong number.",
      "agent: I am sorry. Goodbye.",
    ]),
    result: "not",
    tags: ["wrong_number"],
    nextStep: /^Check the number/,
    summary: /It was the wrong number\.$/,
  },
  {
    name: "a mailbox with a message left",
    call: call(
      [
        "callee: You have reached the voicemail of Bob Smith. Please leave a message after the tone.",
        "agent: Hello, this is an AI assistant calling for Dana Miller about an order. Please call back.",
      ],
      { answeredBy: "voicemail", endReason: "voicemail_left" },
    ),
    result: "unreachable",
    tags: ["voicemail", "message_left", "nobody_reached"],
    nextStep: /message was left/,
    summary: /^A mailbox answered\. A message was left\./,
  },
  {
    name: "a menu that led to nobody",
    call: call(
      [
        "callee: Thank you for calling. For sales press 1. For support press 2.",
        "callee: Please enter your account number.",
      ],
      {
        answeredBy: "ivr",
        endReason: "menu_loop",
      },
    ),
    result: "unreachable",
    tags: ["phone_menu", "nobody_reached"],
    nextStep: /^Call again/,
    summary: /^A phone menu answered\. Nobody was reached\.$/,
  },
  {
    name: "a person behind a menu, and a promise",
    call: call(
      [
        "callee: Thank you for calling Acme. For sales press 1. For support press 2.",
        "callee: Support, Tom speaking, how can I help?",
        "agent: Hello Tom, this is an AI assistant. What is the status of the repair?",
        "callee: The technician has replaced the pump and it is being tested now. We will email you the invoice on Monday.",
        "agent: Thank you, Tom. Goodbye.",
      ],
      {
        answeredBy: "ivr",
        purpose: "Ask about the repair",
        questions: [question("status", "text", "What is the status of the repair?")],
      },
    ),
    values: { status: "The technician has replaced the pump and it is being tested now." },
    evidence: { status: [3] },
    result: "achieved",
    tags: ["phone_menu"],
    noTags: ["nobody_reached"],
    nextStep: /^Wait for them on Monday 23 November\. They said: "We will email you the invoice on Monday\."$/,
    summary: /^Tom answered\. They said: "The technician has replaced the pump/,
  },
  {
    name: "an angry customer who calls in and is put through",
    call: call(
      [
        "agent: Thank you for calling Acme, this is an AI assistant. How can I help you?",
        "callee: My name is Peter Jones. I have been waiting for two weeks and nobody called me back, this is ridiculous.",
        "agent: I am sorry to hear that. I will put you through to a colleague.",
        "callee: Okay, thanks.",
      ],
      { direction: "inbound", purpose: "Answer customers' calls", endReason: "transferred" },
    ),
    result: "achieved",
    tags: ["transferred", "complaint"],
    nextStep: null,
    summary: /^Peter Jones called\. .*The call was put through\.$/,
  },
  {
    name: "a caller who leaves a message after hours",
    call: call(
      [
        "agent: Hello, you have reached Acme. We are closed. Please leave a message.",
        "callee: Hi, the heating in building four is broken. Please call me back on Monday.",
      ],
      { direction: "inbound", purpose: "Take messages after hours", endReason: "message_taken" },
    ),
    result: "partly",
    tags: ["message_taken", "callback_requested"],
    nextStep: /^Call back on Monday 23 November/,
    summary: /^Somebody called\. .*A message was taken\.$/,
  },
  {
    name: "a choice, and a question that nobody could answer",
    call: call(
      [
        "callee: Bella Restaurant, good evening.",
        "agent: Good evening, I am an AI assistant calling for Dana. Would the table be inside or on the terrace?",
        "callee: We only have space on the terrace.",
        "agent: Thank you. Is there parking at the restaurant?",
        "callee: I don't know, sorry.",
        "agent: Thank you, goodbye.",
      ],
      {
        purpose: "Book a table",
        questions: [
          question("place", "choice", "Would the table be inside or on the terrace?", ["Inside", "Terrace"]),
          question("parking", "boolean", "Is there parking at the restaurant?"),
        ],
      },
    ),
    values: { place: "Terrace", parking: null },
    evidence: { place: [2], parking: [] },
    result: "partly",
    nextStep: /^Find out what is still open: Is there parking at the restaurant\?$/,
    summary: /1 of 2 questions was answered\.$/,
  },
  {
    name: "a date and time on the phone's wall clock",
    call: call(
      [
        "callee: Dentist's office.",
        "agent: Hello, this is an AI assistant. When would the earliest appointment be?",
        "callee: Not on Monday, but we have something on Tuesday at 3 pm.",
        "agent: That works, thank you. Please book it for Dana Miller.",
        "callee: Done, it's booked.",
      ],
      {
        purpose: "Book an appointment",
        questions: [question("slot", "date", "When would the earliest appointment be?")],
      },
    ),
    values: { slot: "2026-11-24T15:00:00+01:00" },
    result: "achieved",
    tags: ["appointment"],
    nextStep: null,
    summary: /Tuesday at 3 pm/,
  },
  {
    name: "an agent that was not given what they ask for",
    call: call([
      "callee: Hello, how can I help?",
      "agent: Hello, I am an AI assistant calling for Dana. Could you tell me when the order arrives?",
      "callee: What is the order number?",
      "agent: I was not given an order number. Could you look it up by name?",
      "callee: No, I can't help you without it. You need to send us an email with the number.",
      "agent: I understand, thank you. Goodbye.",
    ]),
    result: "not",
    tags: ["cannot_help", "details_missing"],
    nextStep: /^Do what they asked: "You need to send us an email with the number\."$/,
    summary: /The purpose was not reached\.$/,
  },
  {
    name: "nobody who says a word",
    call: call(["agent: Hello? Is anybody there?"], { answeredBy: "unknown", endReason: "dead_air" }),
    result: "unreachable",
    tags: ["nobody_reached"],
    nextStep: /^Call again/,
    summary: /^Nobody spoke\./,
  },
  {
    name: "what the agent noted is kept when they said it, and left when not",
    call: call(
      [
        "callee: Hello, garage.",
        "agent: Hello, this is an AI assistant. How much is the repair, and when can the car be picked up?",
        "callee: The repair is four hundred and fifty dollars. You can pick up the car on Thursday.",
        "agent: Thank you.",
      ],
      {
        purpose: "Ask about the car",
        questions: [
          question("price", "number", "How much is the repair?"),
          question("pickup", "date", "When can the car be picked up?"),
        ],
        agentAnswers: [
          { key: "price", value: "450" },
          { key: "pickup", value: "2026-12-24" },
        ],
      },
    ),
    values: { price: 450, pickup: "2026-11-26" },
    result: "achieved",
    tags: ["price_mentioned"],
    nextStep: null,
    summary: /four hundred and fifty dollars/,
  },
];

describe.each([
  ["with the model", (of: CallToAnalyse) => local.analyse(of)],
  ["by words alone", (of: CallToAnalyse) => analyseLocally(of, null)],
])("%s", (_how, analyse) => {
  test.each(CASES.map((of) => [of.name, of] as const))("%s", async (_name, of) => {
    const insights = await analyse(of.call);
    if (of.values) expect(valuesOf(insights)).toEqual(of.values);
    for (const { key, evidence } of insights.answers)
      if (of.evidence?.[key]) expect(evidence).toEqual(of.evidence[key]);
    expect(insights.outcome.result).toBe(of.result);
    expect(insights.tags).toEqual(expect.arrayContaining(of.tags ?? []));
    for (const tag of of.noTags ?? []) expect(insights.tags).not.toContain(tag);
    if (of.nextStep === null) expect(insights.nextStep).toBeNull();
    else expect(insights.nextStep).toMatch(of.nextStep);
    expect(insights.summary).toMatch(of.summary);
    expect(insights.by).toBe("local");
  });
});

test("the same call is told in the same words every time", async () => {
  const first = await local.analyse(CASES[0]!.call);
  expect(await local.analyse(CASES[0]!.call)).toEqual(first);
});

test("feelings have a sign, and courtesies of the line have none", async () => {
  const { sentiments } = await analyseLocally(
    call([
      "callee: This is ridiculous, I have been waiting for two weeks and nobody called me back.",
      "callee: Thank you so much, that was very helpful.",
      "callee: Please hold.",
      "callee: No.",
      "callee: No problem, one moment please.",
      "callee: It will arrive on Tuesday.",
    ]),
    null,
  );
  expect(sentiments[0]).toBeLessThan(-0.4);
  expect(sentiments[1]).toBeGreaterThan(0.4);
  expect(sentiments.slice(2)).toEqual([0, null, 0, 0]);
});

test("another language gets no English readings", async () => {
  const german = await analyseLocally(call(["callee: Guten Tag, wie kann ich helfen?"], { language: "de-DE" }), null);
  expect(german.sentiments).toEqual([null]);
});

test("a model that fails leaves the words", async () => {
  const failing = () => Promise.reject(new Error("The worker stopped."));
  expect(await analyseLocally(CASES[0]!.call, failing)).toEqual(await analyseLocally(CASES[0]!.call, null));
});
