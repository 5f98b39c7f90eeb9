import { afterAll, describe, test } from "vitest";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallToAnalyse } from "./call-insights.ts";
import { createLocalInsights } from "./create-local-insights.ts";
import { type AnalysedCall, call, expectInsights, question } from "./testing/analysed-call.ts";

const local = createLocalInsights();
afterAll(() => local.close());

const CASES: AnalysedCall[] = [
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
];

describe.each([
  ["with the model", (of: CallToAnalyse) => local.analyse(of)],
  ["by words alone", (of: CallToAnalyse) => analyseLocally(of, null)],
])("%s", (_how, analyse) => {
  test.each(CASES.map((of) => [of.name, of] as const))("%s", async (_name, of) => {
    expectInsights(await analyse(of.call), of);
  });
});
