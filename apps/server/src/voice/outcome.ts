import type { FinishedCall } from "@parley/core/calls";
import type { CallSummary } from "@parley/voice";
import type { Services } from "../boot/services.ts";

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

export async function outcomeOf(
  _services: Services,
  _summary: CallSummary,
  _purpose: string,
): Promise<Pick<FinishedCall, "outcome" | "cost">> {
  return {};
}
