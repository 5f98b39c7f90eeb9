import type { CallQuestion } from "../agent/agent.ts";
import type { EndReason, TranscriptSegment } from "../conversation/call-event.ts";
import type { AnsweredBy } from "../conversation/state.ts";
import { wordsOf } from "../turns/backchannel.ts";
import { answersQuestion, isNoAnswer, isStatement } from "./answers-question.ts";
import { personSegments } from "./person-segments.ts";

export type OutcomeResult = "achieved" | "partly" | "not" | "unreachable";

export interface Outcome {
  result: OutcomeResult;
  /** One sentence; quotes the callee where somebody answered. */
  evidence: string;
  /** Indexes into the segments given, of those that prove it. */
  segmentIndexes: number[];
}

export interface OutcomeContext {
  purpose: string;
  questions?: readonly (string | CallQuestion)[];
  /** Answers that were read from the transcript already, one a question; null where there is none. Instead of the rules here. */
  answers?: readonly (readonly number[] | null)[];
  answeredBy?: AnsweredBy;
  direction?: "outbound" | "inbound";
  endReason?: EndReason;
}

const MACHINES: Partial<Record<AnsweredBy, string>> = {
  ivr: "A phone menu answered, and nobody was reached.",
  screener: "A call screener answered, and nobody took the call.",
  fax: "A fax machine answered.",
};

/**
 * What came of a call, by rules that any reader can check: achieved only when a sentence of the callee's, spoken after the agent
 * had asked, holds the kind of thing that was asked for. Where a language model is at hand, its judgement is better.
 */
export function judgeOutcome(segments: readonly TranscriptSegment[], context: OutcomeContext): Outcome {
  const people = personSegments(segments, context.answeredBy);
  if (people.length === 0) return judgeUnreached(segments, context);
  const callee = people.map((index) => ({ ...segments[index]!, index }));
  const quote = (text: string) => `The ${context.direction === "inbound" ? "caller" : "callee"} said: "${text.trim()}"`;

  const asked = segments.findIndex((segment) => segment.speaker === "agent" && segment.text.includes("?"));
  const after = callee.filter((segment) => asked >= 0 && segment.index > asked);
  const { proofs, missing } = prove(after, context);
  const quoted = segments[proofs.find((index) => segments[index]?.speaker === "callee") ?? -1];

  if (context.endReason === "transferred" && missing === 0) {
    return { result: "achieved", evidence: "The call was put through.", segmentIndexes: proofs };
  }
  if (proofs.length > 0 && quoted) {
    return { result: missing === 0 ? "achieved" : "partly", evidence: quote(quoted.text), segmentIndexes: proofs };
  }
  if (context.endReason === "transferred") {
    return {
      result: "partly",
      evidence: "The call was put through before the questions were answered.",
      segmentIndexes: [],
    };
  }
  if (context.endReason === "message_taken") {
    const message = callee.at(-1)!;
    return { result: "partly", evidence: quote(message.text), segmentIndexes: [message.index] };
  }
  const no = after.find(({ text }) => isNoAnswer(text)) ?? callee.find(({ text }) => isNoAnswer(text));
  if (no) return { result: "not", evidence: quote(no.text), segmentIndexes: [no.index] };
  const said = after.findLast(({ text }) => isStatement(text) && wordsOf(text).length >= 4);
  // Questions whose answers were looked for and not found stay unanswered, whatever else was said.
  const unanswered = context.answers !== undefined && (context.questions?.length ?? 0) > 0;
  if (said) return { result: unanswered ? "not" : "partly", evidence: quote(said.text), segmentIndexes: [said.index] };
  const nothing = `The ${context.direction === "inbound" ? "caller" : "callee"} gave no answer.`;
  return { result: "not", evidence: nothing, segmentIndexes: [] };
}

/** The segments that answer, without repetition and in order, and how many questions stay open. */
function prove(after: readonly (TranscriptSegment & { index: number })[], context: OutcomeContext) {
  const { questions = [], answers, purpose } = context;
  // A call that was put through without questions has nothing left open.
  const open = questions.length > 0 ? questions : context.endReason === "transferred" ? [] : [purpose];
  const found: (readonly number[] | null)[] =
    answers && questions.length > 0
      ? questions.map((_question, index) => answers[index] ?? null)
      : open.map((question) => {
          const proof = after.find(({ text }) => answersQuestion(text, question));
          return proof ? [proof.index] : null;
        });
  const proofs = [...new Set(found.flatMap((indexes) => indexes ?? []))].sort((a, b) => a - b);
  return { proofs, missing: found.filter((indexes) => !indexes?.length).length };
}

/** Nobody, or only a machine, was on the line. */
function judgeUnreached(segments: readonly TranscriptSegment[], context: OutcomeContext): Outcome {
  const heard = segments.flatMap(({ speaker }, index) => (speaker === "callee" ? [index] : []));
  const proof = heard.slice(-1);
  if (context.answeredBy === "voicemail") {
    const left =
      context.endReason === undefined
        ? segments.some(({ speaker }) => speaker === "agent")
        : context.endReason === "voicemail_left";
    const evidence = left ? "A machine answered, and a message was left." : "A machine answered.";
    return { result: "unreachable", evidence, segmentIndexes: proof };
  }
  const machine = context.answeredBy && MACHINES[context.answeredBy];
  if (machine) return { result: "unreachable", evidence: machine, segmentIndexes: proof };
  if (heard.length === 0) return { result: "unreachable", evidence: "Nobody spoke.", segmentIndexes: [] };
  return { result: "unreachable", evidence: "Only recorded words were heard.", segmentIndexes: proof };
}
