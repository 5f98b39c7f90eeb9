import type { FinishedCall } from "@parley/core/calls";
import { judgeOutcomeWithModel, type ModelOptions } from "@parley/speech";
import { type CallSummary, judgeOutcome, priceUsage } from "@parley/voice";

const reasons: Partial<Record<CallSummary["reason"], string>> = {
  max_duration: "The call reached its maximum duration.",
  silence: "Nobody spoke.",
  provider_error: "A speech or language provider failed during the call.",
  transport_lost: "The connection to the carrier broke.",
  canceled: "Parley ended the call.",
};

/** How the call counts: failed only when we, not the people on it, ended it. */
export function reasonOf({ reason }: CallSummary): Pick<FinishedCall, "status" | "reason"> {
  const failed = reason === "provider_error" || reason === "transport_lost";
  return { status: failed ? "failed" : "completed", reason: reasons[reason] };
}

/** What came of the call, with the segments that prove it, and what it cost by provider. */
export async function outcomeOf(
  carrier: string,
  model: ModelOptions | null,
  summary: CallSummary,
  purpose: string,
): Promise<Pick<FinishedCall, "outcome" | "cost">> {
  const context = { purpose, answeredBy: summary.answeredBy };
  const judged = model
    ? await judgeOutcomeWithModel(model, summary.segments, context)
    : judgeOutcome(summary.segments, context);
  const { result, evidence, segmentIndexes } = judged;
  const line = { kind: "carrier" as const, provider: carrier, callSeconds: summary.durationMs / 1000 };
  const cost = priceUsage([line, ...summary.usage]).map(({ provider, microdollars }) => ({ provider, microdollars }));
  return { outcome: { result, evidence, segments: segmentIndexes }, cost };
}
