import { expect, test } from "vitest";
import type { TranscriptSegment } from "../conversation/call-event.ts";
import type { AnsweredBy } from "../conversation/state.ts";
import { judgeOutcome, type OutcomeContext } from "./judge-outcome.ts";

const segments = (lines: string[]): TranscriptSegment[] =>
  lines.map((line, index) => {
    const [speaker, text] = line.split(/: (.*)/) as ["callee" | "agent", string];
    return { speaker, text, startMs: index * 1000, endMs: index * 1000 + 900, confidence: 1, interrupted: false };
  });
const judge = (lines: string[], more: Partial<OutcomeContext> = {}) =>
  judgeOutcome(segments(lines), { purpose: "Ask when my order will arrive", ...more });

const MENU = "callee: Thank you for calling Acme. For sales press 1. For support press 2.";
const ASK = "agent: Hello, could you tell me when the order will arrive?";

test.each<[string, AnsweredBy, string[]]>([
  ["a menu alone", "ivr", [MENU, MENU, "callee: Sorry, I didn't get that. Goodbye."]],
  ["a menu that the agent talked to", "ivr", [MENU, ASK, "callee: Please say sales or support."]],
  ["a queue until the budget ended", "ivr", [MENU, "callee: Your call is important to us. Please stay on the line."]],
  ["a screener", "screener", ["callee: Please state your name and why you are calling.", "agent: Parley for Dana."]],
  [
    "a screener that nobody answers",
    "screener",
    [
      "callee: Please state your name and why you are calling.",
      "agent: Parley for Dana, about an order.",
      "callee: The person you are calling is not available. Please leave a message.",
    ],
  ],
  ["a fax", "fax", []],
  [
    "a mailbox",
    "voicemail",
    ["callee: You reached Bob. Leave a message after the tone.", "agent: Hello, Dana's assistant."],
  ],
  [
    "a mailbox that confirms",
    "voicemail",
    [
      "callee: You reached Bob. Leave a message after the tone.",
      "agent: Hello, this is Dana's assistant.",
      "callee: Your message has been saved. To re-record press 1.",
    ],
  ],
  ["a mailbox that nobody recognized", "unknown", ["callee: You have reached the voicemail of Bob. Leave a message."]],
])("%s is unreachable", (_name, answeredBy, lines) => {
  expect(judge(lines, { answeredBy }).result).toBe("unreachable");
});

test.each<[string, AnsweredBy, string[]]>([
  [
    "behind a menu",
    "ivr",
    [MENU, "callee: Support, this is Maria, how can I help?", ASK, "callee: It will arrive on Tuesday."],
  ],
  [
    "behind a screener",
    "screener",
    [
      "callee: Please state your name and why you are calling.",
      "agent: Parley for Dana, about an order.",
      "callee: Hello?",
      ASK,
      "callee: It will arrive on Tuesday.",
    ],
  ],
  [
    "who picks up over the mailbox",
    "voicemail",
    [
      "callee: You reached Bob. Leave a message after the tone.",
      ASK,
      "callee: Hi, sorry, I was outside. It will arrive on Tuesday.",
    ],
  ],
])("a person %s counts", (_name, answeredBy, lines) => {
  const outcome = judge(lines, { answeredBy });
  expect(outcome.result).toBe("achieved");
  expect(outcome.evidence).toContain("It will arrive on Tuesday.");
});

test("a person's own words about messages and extensions are no machine's", () => {
  const lines = ["callee: Hello?", ASK, "callee: It comes on Tuesday, leave a message at extension 5 if it does not."];
  expect(judge(lines, { answeredBy: "human" }).result).toBe("achieved");
});

test("a call that was put through is achieved, unless questions stayed open", () => {
  const lines = ["callee: Hello, I have a question about billing.", "agent: I will put you through to billing."];
  const inbound = { direction: "inbound" as const, endReason: "transferred" as const, answeredBy: "human" as const };
  expect(judge(lines, inbound)).toMatchObject({ result: "achieved", evidence: "The call was put through." });
  expect(judge(lines, { ...inbound, questions: ["What is your order number?"] }).result).toBe("partly");
});

test("a message that was taken is quoted in the caller's words", () => {
  const lines = [
    "callee: Hello?",
    "agent: We are closed. Please leave a message.",
    "callee: Please tell Bob the pump is leaking.",
  ];
  expect(judge(lines, { direction: "inbound", endReason: "message_taken", answeredBy: "human" })).toMatchObject({
    result: "partly",
    evidence: 'The caller said: "Please tell Bob the pump is leaking."',
    segmentIndexes: [2],
  });
});

test.each([
  [
    { key: "a", text: "How many chairs are there?", type: "number" as const },
    "callee: There are forty two.",
    "achieved",
  ],
  [
    { key: "a", text: "How many chairs are there?", type: "number" as const },
    "callee: There are plenty here.",
    "partly",
  ],
  [
    { key: "a", text: "Which size?", type: "choice" as const, choices: ["Small", "Large"] },
    "callee: Large.",
    "achieved",
  ],
  [{ key: "a", text: "Has it shipped?", type: "boolean" as const }, "callee: Yes it has.", "achieved"],
  [{ key: "a", text: "When is it due?", type: "date" as const }, "callee: I don't know.", "not"],
])("a typed question is answered by its kind of thing only", (question, line, result) => {
  expect(judge(["callee: Hi", `agent: ${question.text}`, line], { questions: [question] }).result).toBe(result);
});

test("answers that were read already decide how much was achieved", () => {
  const lines = ["callee: Hi", ASK, "callee: On Tuesday.", "agent: How much is it?", "callee: Well, it is what it is."];
  const questions = ["When will it arrive?", "How much is it?"];
  expect(judge(lines, { questions, answers: [[2], null] })).toMatchObject({ result: "partly", segmentIndexes: [2] });
  expect(judge(lines, { questions, answers: [[2], [3, 4]] }).result).toBe("achieved");
  expect(judge(lines, { questions, answers: [null, null] }).result).not.toBe("achieved");
});
