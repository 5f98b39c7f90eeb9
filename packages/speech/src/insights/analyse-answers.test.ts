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
  {
    name: "what a caller wants before anybody asks, and a name in few words",
    call: call(
      [
        "agent: Bella Restaurant, this is an AI assistant. How can I help?",
        "callee: Hi, I'd like to book a table for six on Friday at half past seven in the evening.",
        "agent: Of course. What name is the booking for?",
        "callee: It's Anna Kowalski.",
        "agent: Thank you, Anna. A table for six on Friday, is that right?",
        "callee: Yes, perfect.",
      ],
      {
        direction: "inbound",
        purpose: "Take bookings",
        questions: [
          question("people", "number", "How many people will be coming?"),
          question("day", "date", "For what day would you like the table?"),
          question("name", "text", "What name is the booking for?"),
        ],
      },
    ),
    values: { people: 6, day: "2026-11-27T19:30:00+01:00", name: "It's Anna Kowalski." },
    result: "achieved",
    tags: ["appointment"],
    nextStep: null,
    summary: /^Somebody called\. They said: "Hi, I'd like to book a table for six/,
  },
  {
    name: "a no with a question back",
    call: call(
      [
        "callee: Hello?",
        "agent: Hello, this is the AI assistant of Doctor Lee. Will you come to the appointment on Thursday?",
        "callee: Oh, I forgot about that. I can't make it on Thursday, can we move it to next week?",
        "agent: I will let the office know.",
        "callee: Thank you.",
      ],
      {
        purpose: "Remind the patient of the appointment",
        questions: [question("coming", "boolean", "Will you come to the appointment on Thursday?")],
      },
    ),
    values: { coming: false },
    result: "achieved",
    nextStep: /^Do what they asked.*"I can't make it on Thursday, can we move it to next week\?"$/,
    summary: /"I can't make it on Thursday, can we move it to next week\?"/,
  },
  {
    name: "an amount with cents and a date among other words",
    call: call(
      [
        "callee: Hello, customer service.",
        "agent: Hello, I am an AI assistant calling for Dana. When will the refund arrive?",
        "callee: Let me look. It usually takes three to five business days, so probably by Friday.",
        "agent: And what is the amount of the refund?",
        "callee: Eighty nine euros and ninety cents.",
      ],
      {
        purpose: "Ask about the refund",
        questions: [
          question("when", "date", "When will the refund arrive?"),
          question("amount", "number", "What is the amount of the refund?"),
        ],
      },
    ),
    values: { when: "2026-11-27", amount: 89.9 },
    result: "achieved",
    tags: ["price_mentioned"],
    nextStep: null,
    summary: /so probably by Friday\." and "Eighty nine euros/,
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
