import type { FinishedCall } from "@parley/core/calls";
import { type CallSummary, judgeOutcome, type OutcomeContext, priceUsage } from "@parley/voice";

const reasons: Partial<Record<CallSummary["reason"], string>> = {
  max_duration: "The call reached its maximum duration.",
  silence: "The other side fell silent.",
  dead_air: "Nobody spoke.",
  voicemail_reached: "A voicemail answered, and no message was to be left.",
  voicemail_left: "A voicemail answered; a message was left.",
  fax: "A fax machine answered.",
  menu_loop: "The phone menu led to nobody.",
  hold_budget: "The time for waiting on hold was used up.",
  max_cost: "The call reached its maximum cost.",
  transferred: "The call was put through.",
  message_taken: "The caller left a message.",
  provider_error: "A speech or language provider failed during the call.",
  transport_lost: "The connection to the carrier broke.",
  canceled: "Parley ended the call.",
};

/** How the call counts: failed only when we, not the people on it, ended it. */
export function reasonOf({ reason }: CallSummary): Pick<FinishedCall, "status" | "reason"> {
  const failed = reason === "provider_error" || reason === "transport_lost";
  return { status: failed ? "failed" : "completed", reason: reasons[reason] };
}

/** What came of the call by the rules, with the segments that prove it: known at once. The job after the call may know better. */
export function outcomeOf(
  summary: CallSummary,
  context: Pick<OutcomeContext, "purpose" | "questions" | "direction">,
): FinishedCall["outcome"] {
  const judged = judgeOutcome(summary.segments, {
    ...context,
    answeredBy: summary.answeredBy,
    endReason: summary.reason,
  });
  return { result: judged.result, evidence: judged.evidence, segments: judged.segmentIndexes };
}

/** What the call cost by provider; `carrier` charges for the line. Of a call that broke off only the line's price is known. */
export function costOf(
  carrier: string,
  { durationMs, usage = [] }: Pick<CallSummary, "durationMs"> & Partial<Pick<CallSummary, "usage">>,
): FinishedCall["cost"] {
  const line = { kind: "carrier" as const, provider: carrier, callSeconds: durationMs / 1000 };
  return priceUsage([line, ...usage]).map(({ provider, microdollars }) => ({ provider, microdollars }));
}
