import { afterAll, describe, expect, test } from "vitest";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallToAnalyse } from "./call-insights.ts";
import { createLocalInsights } from "./create-local-insights.ts";
import { type AnalysedCall, call, expectInsights } from "./testing/analysed-call.ts";

const local = createLocalInsights();
afterAll(() => local.close());

const CASES: AnalysedCall[] = [
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
];

describe.each([
  ["with the model", (of: CallToAnalyse) => local.analyse(of)],
  ["by words alone", (of: CallToAnalyse) => analyseLocally(of, null)],
])("%s", (_how, analyse) => {
  test.each(CASES.map((of) => [of.name, of] as const))("%s", async (_name, of) => {
    expectInsights(await analyse(of.call), of);
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
