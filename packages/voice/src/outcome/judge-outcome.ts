import type { TranscriptSegment } from "../conversation/call-event.ts";
import type { AnsweredBy } from "../conversation/state.ts";
import { intentOf } from "../scripted/intents.ts";
import { wordsOf } from "../turns/backchannel.ts";

export type OutcomeResult = "achieved" | "partly" | "not" | "unreachable";

export interface Outcome {
  result: OutcomeResult;
  /** One sentence; quotes the callee where somebody answered. */
  evidence: string;
  /** Indexes into the segments given, of those that prove it. */
  segmentIndexes: number[];
}

const TIME =
  /\b(?:\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|week|weeks|month|morning|afternoon|evening|noon|days?|hours?|minutes?|january|february|march|april|june|july|august|september|october|november|december|\d+(?:st|nd|rd|th)|first|second|third|[a-z]+teenth|twent(?:y|ieth)\S*)\b/i;
const NUMBER =
  /\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand)\b/i;
/** Said to anything: it answers nothing. */
const COURTESY = /^(?:(?:ok(?:ay)?|great|oh)[,.]? )?(?:many )?(?:thanks|thank you)(?: (?:so|very) much)?[.!,]*$/i;
const NO_ANSWER = new Set(["refusal", "wrong_number", "later", "unable"]);
const NO_STATEMENT = new Set([
  "greeting",
  "hold",
  "who",
  "robot",
  "repeat",
  "details",
  "anything_else",
  "goodbye",
  "question",
]);

/**
 * What came of a call, by rules that any reader can check: achieved only when a sentence of the callee's, spoken after the agent
 * had asked, holds the kind of thing that was asked for. Where a language model is at hand, its judgement is better.
 */
export function judgeOutcome(
  segments: readonly TranscriptSegment[],
  context: { purpose: string; questions?: readonly string[]; answeredBy?: AnsweredBy },
): Outcome {
  const callee = segments.flatMap((segment, index) => (segment.speaker === "callee" ? [{ ...segment, index }] : []));
  if (context.answeredBy === "voicemail") {
    const greeting = callee.at(-1);
    const left = segments.some((segment) => segment.speaker === "agent");
    return {
      result: "unreachable",
      evidence: left ? "A machine answered, and a message was left." : "A machine answered.",
      segmentIndexes: greeting ? [greeting.index] : [],
    };
  }
  if (callee.length === 0) return { result: "unreachable", evidence: "Nobody spoke.", segmentIndexes: [] };

  const questions = context.questions?.length ? context.questions : [context.purpose];
  const asked = segments.findIndex((segment) => segment.speaker === "agent" && segment.text.includes("?"));
  const after = callee.filter((segment) => asked >= 0 && segment.index > asked);
  const proofs = questions.flatMap((question) => after.find((segment) => answers(segment.text, question)) ?? []);
  const declined = after.find((segment) => NO_ANSWER.has(intentOf(segment.text)));
  const quote = (text: string) => `The callee said: "${text.trim()}"`;

  if (proofs.length > 0) {
    const indexes = [...new Set(proofs.map((proof) => proof.index))];
    const result = proofs.length === questions.length ? "achieved" : "partly";
    return { result, evidence: quote(proofs[0]!.text), segmentIndexes: indexes };
  }
  const no = declined ?? callee.find((segment) => NO_ANSWER.has(intentOf(segment.text)));
  if (no) return { result: "not", evidence: quote(no.text), segmentIndexes: [no.index] };
  const said = after.findLast(
    (segment) => !NO_STATEMENT.has(intentOf(segment.text)) && wordsOf(segment.text).length >= 4,
  );
  if (said) return { result: "partly", evidence: quote(said.text), segmentIndexes: [said.index] };
  return { result: "not", evidence: "The callee gave no answer.", segmentIndexes: [] };
}

/** Whether a sentence holds the kind of thing that a question asks for. */
function answers(text: string, question: string): boolean {
  const intent = intentOf(text);
  if (COURTESY.test(text.trim())) return false;
  if (NO_ANSWER.has(intent) || NO_STATEMENT.has(intent)) return false;
  if (/\bwhen\b|\bwhat (?:time|day|date)\b|\bhours\b|\bhow (?:long|soon)\b/i.test(question)) return TIME.test(text);
  if (/\bhow (?:much|many)\b|\bprice\b|\bcost\b|\bnumber\b/i.test(question)) return NUMBER.test(text);
  if (/\b(?:if|whether)\b|^(?:is|are|do|does|can|could|will|would)\b/i.test(question)) {
    return intent === "agree" || intent === "deny" || sharedStems(text, question) > 0;
  }
  if (/\b(?:where|who|why|how|which|what)\b/i.test(question))
    return sharedStems(text, question) > 0 || wordsOf(text).length >= 5;
  return (
    intent === "agree" ||
    TIME.test(text) ||
    /\b(?:done|booked|confirmed|set|scheduled|reserved|all set|cancel)/i.test(text)
  );
}

function sharedStems(text: string, question: string): number {
  const stems = (of: string) =>
    wordsOf(of)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 5));
  const asked = new Set(stems(question));
  return stems(text).filter((stem) => asked.has(stem)).length;
}
