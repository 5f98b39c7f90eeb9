import type { CallQuestion, TranscriptSegment } from "@parley/voice";
import { splitSentences } from "@parley/voice";
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallInsights, CallToAnalyse } from "./call-insights.ts";
import { readDate } from "./read-date.ts";
import { readNumbers } from "./read-number.ts";
import { scoreSentiment } from "./score-sentiment.ts";
import { CALL_TAGS } from "./tags.ts";
import { takeModelInsights } from "./take-model-insights.ts";

const SAID = [
  "Hello?",
  "This is Maria, how can I help?",
  'He said "maybe" to that. It arrives on Tuesday, the 24th, at 3 pm.',
  "Yes.",
  "No, it has not.",
  "That would be forty five dollars and 50 cents.",
  "Can you call back tomorrow?",
  "We will email you the invoice.",
  "I don't know.",
  "Please hold.",
  "For sales press 1. For support press 2.",
  "Please leave a message after the tone.",
  "You have the wrong number.",
  "Could you tell me when it will arrive?",
  "How much is it? Is it in stock?",
  "Was it the small or the large one?",
  "constructor __proto__ toString",
  "",
  "…",
];
const text = fc.oneof(fc.constantFrom(...SAID), fc.string({ unit: "grapheme", maxLength: 80 }));
const segment = fc.record({
  speaker: fc.constantFrom<TranscriptSegment["speaker"]>("callee", "agent", "supervisor"),
  text,
  startMs: fc.nat(100_000),
  endMs: fc.nat(100_000),
  confidence: fc.constant(1),
  interrupted: fc.boolean(),
});
const QUESTIONS: CallQuestion[] = [
  { key: "arrival", type: "date", text: "When will it arrive?" },
  { key: "price", type: "number", text: "How much is it?" },
  { key: "stock", type: "boolean", text: "Is it in stock?" },
  { key: "size", type: "choice", text: "Was it the small or the large one?", choices: ["Small", "Large"] },
  { key: "more", type: "text", text: "What else did they say about it?" },
];
const answerValue = fc.oneof(
  fc.constantFrom("45.5", "2026-11-24", "yes", "Large", null),
  text,
  fc.double(),
  fc.boolean(),
);
const anyCall: fc.Arbitrary<CallToAnalyse> = fc.record({
  purpose: text,
  questions: fc.subarray(QUESTIONS),
  answeredBy: fc.constantFrom("human", "unknown", "voicemail", "ivr", "screener", "fax"),
  direction: fc.constantFrom("outbound", "inbound"),
  segments: fc.array(segment, { maxLength: 14 }),
  agentAnswers: fc.array(
    fc.record({ key: fc.constantFrom("arrival", "price", "stock", "size", "more", "x"), value: answerValue }),
    {
      maxLength: 4,
    },
  ),
  startedAt: fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
  timezone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "No/Where"),
  endReason: fc.constantFrom(
    "agent_ended",
    "callee_hung_up",
    "transferred",
    "message_taken",
    "voicemail_left",
    undefined,
  ),
});

/** What holds of every analysis, whoever made it. */
function expectBorneOut(call: CallToAnalyse, insights: CallInsights) {
  const spoken = call.segments.map((line) => line.text.replaceAll('"', "'").replace(/\s+/g, " ")).join("\n");
  for (const [, words] of insights.summary.matchAll(/"([^"]*)"/g)) expect(spoken).toContain(words!.replace(/…$/, ""));
  expect(insights.summary.length).toBeGreaterThan(0);
  expect(insights.sentiments.length).toBe(call.segments.length);
  for (const score of insights.sentiments) if (score !== null) expect(Math.abs(score)).toBeLessThanOrEqual(1);
  for (const tag of insights.tags) expect(CALL_TAGS).toContain(tag);
  expect(insights.answers.map(({ key }) => key)).toEqual(call.questions.map(({ key }) => key));
  for (const [index, { value, evidence }] of insights.answers.entries()) {
    expect(value === null).toBe(evidence.length === 0);
    for (const at of evidence) expect(call.segments[at]).toBeDefined();
    if (value === null) continue;
    expect(evidence.some((at) => call.segments[at]!.speaker === "callee")).toBe(true);
    const { type, choices } = call.questions[index]!;
    if (type === "number") expect(Number.isFinite(value)).toBe(true);
    else if (type === "boolean") expect(typeof value).toBe("boolean");
    else if (type === "choice") expect(choices).toContain(value);
    else if (type === "date") expect(Number.isNaN(Date.parse(String(value)))).toBe(false);
    else expect(String(value).trim()).not.toBe("");
  }
  for (const at of insights.outcome.segmentIndexes) expect(call.segments[at]).toBeDefined();
}

test("whatever was said, every quotation is verbatim, every position exists and every answer has its type", async () => {
  await fc.assert(
    fc.asyncProperty(anyCall, async (call) => {
      const insights = await analyseLocally(call, null);
      expectBorneOut(call, insights);
      expect(await analyseLocally(call, null)).toEqual(insights);
    }),
    { numRuns: 300 },
  );
});

test("whatever a model answers, the same holds of what is taken from it", async () => {
  const line = fc.oneof(fc.integer({ min: -2, max: 16 }), fc.string(), fc.double());
  const report = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        summary: fc.oneof(text, fc.jsonValue()),
        next_step: fc.oneof(text, fc.jsonValue()),
        tags: fc.oneof(fc.array(fc.constantFrom(...CALL_TAGS, "other")), fc.jsonValue()),
        sentiments: fc.array(fc.record({ line, score: fc.oneof(fc.double(), fc.string()) })),
        answers: fc.array(
          fc.record({
            key: fc.constantFrom(...QUESTIONS.map(({ key }) => key)),
            value: answerValue,
            lines: fc.array(line),
          }),
        ),
        outcome: fc.record({
          result: fc.constantFrom("achieved", "partly", "not", "unreachable", 3),
          evidence: text,
          lines: fc.array(line),
        }),
      },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(anyCall, report, async (call, given) => {
      expectBorneOut(call, takeModelInsights(given, call, await analyseLocally(call, null)));
    }),
    { numRuns: 300 },
  );
});

test("readers of numbers, dates, feelings and sentences take any text", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary", maxLength: 200 })), (any) => {
      for (const { value, at, end } of readNumbers(any)) {
        expect(Number.isFinite(value)).toBe(true);
        expect(any.slice(at, end)).toMatch(/[\da-z]/i);
      }
      const date = readDate(any, new Date("2026-11-21T14:00:00Z"), "Europe/Berlin");
      if (date !== null) expect(date).toMatch(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/);
      const score = scoreSentiment(any);
      if (score !== null) expect(Math.abs(score)).toBeLessThanOrEqual(1);
      for (const sentence of splitSentences(any)) expect(any).toContain(sentence);
    }),
    { numRuns: 1000 },
  );
});
