import { judgeOutcome, type Outcome } from "@parley/voice";
import type { CallAnswer, CallToAnalyse } from "./call-insights.ts";

/** What came of a call whose questions got these answers, by rules. */
export function judgeCall(call: CallToAnalyse, answers: readonly CallAnswer[]): Outcome {
  return judgeOutcome(call.segments, {
    purpose: call.purpose,
    questions: call.questions,
    answers: answers.map(({ value, evidence }) => (value === null ? null : evidence)),
    answeredBy: call.answeredBy,
    direction: call.direction,
    endReason: call.endReason,
  });
}
