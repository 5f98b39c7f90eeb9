import { afterAll, describe, test } from "vitest";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallToAnalyse } from "./call-insights.ts";
import { createLocalInsights } from "./create-local-insights.ts";
import { type AnalysedCall, call, expectInsights, question } from "./testing/analysed-call.ts";

const local = createLocalInsights();
afterAll(() => local.close());

const CASES: AnalysedCall[] = [
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
  {
    name: "a text that is corrected after it was read back",
    call: call(
      [
        "callee: Hello?",
        "agent: Hello, this is an AI assistant of Acme. What is the delivery address for your order?",
        "callee: It's twelve Oak Street.",
        "agent: Twelve Oak Street, is that correct?",
        "callee: No, twenty Oak Street, apartment four.",
      ],
      { purpose: "Confirm the address", questions: [question("address", "text", "What is the delivery address?")] },
    ),
    values: { address: "No, twenty Oak Street, apartment four." },
    evidence: { address: [4] },
    result: "achieved",
    nextStep: null,
    summary: /"No, twenty Oak Street, apartment four\."/,
  },
  {
    name: "a yes after other questions, and one that is none",
    call: call(
      [
        "callee: Garage.",
        "agent: Hello, I am an AI assistant. Is the car of Dana Miller ready?",
        "callee: It might be, I would have to ask the mechanic.",
        "agent: Could you ask, please?",
        "callee: Hold on. Yeah it's ready, but we close at six.",
        "agent: Thank you. Do you have winter tires in stock?",
        "callee: We have none left.",
      ],
      {
        purpose: "Ask whether the car is ready",
        questions: [
          question("ready", "boolean", "Is the car ready?"),
          question("tires", "boolean", "Do you have winter tires in stock?"),
        ],
      },
    ),
    values: { ready: true, tires: false },
    result: "achieved",
    nextStep: null,
    summary: /"Yeah it's ready, but we close at six\." and "We have none left\."/,
  },
  {
    name: "a number that was spelled out, as the agent noted it",
    call: call(
      [
        "callee: Accounting.",
        "agent: Hello, what is the invoice number?",
        "callee: That is I N V zero zero nine three one.",
      ],
      {
        purpose: "Ask for the invoice",
        questions: [question("invoice", "text", "What is the invoice number?")],
        agentAnswers: [{ key: "invoice", value: "INV-00931" }],
      },
    ),
    values: { invoice: "INV-00931" },
    evidence: { invoice: [2] },
    result: "achieved",
    nextStep: null,
    summary: /I N V zero zero nine three one/,
  },
  {
    name: "talk beside the question",
    call: call(
      [
        "callee: Brown and Partners, how may I direct your call?",
        "agent: Hello, this is an AI assistant. Has Mr. Brown signed the contract?",
        "callee: He's not in today. He'll be back on Monday. Can I take a message?",
        "agent: Please tell him that Dana Miller called.",
        "callee: Okay, I'll let him know. Bye.",
      ],
      { purpose: "Reach Mr. Brown", questions: [question("signed", "boolean", "Has Mr. Brown signed the contract?")] },
    ),
    values: { signed: null },
    result: "not",
    nextStep: /^Wait for them\. They said: "Okay, I'll let him know\."$/,
    summary: /The purpose was not reached\.$/,
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
