import { finishCall } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import type { CallFacts, CallSummary } from "@parley/voice";
import type { Services } from "../boot/services.ts";
import { tryToKeepRecording } from "./finish.ts";
import type { LiveCall, LiveCalls } from "./live-calls.ts";
import { costOf, outcomeOf, reasonOf } from "./outcome.ts";
import type { WrittenInCall } from "./written-in-call.ts";

export interface Ending {
  services: Services;
  ctx: Context;
  live: LiveCalls;
  call: LiveCall;
  /** Who charges for the line. */
  carrier: string;
  facts: CallFacts;
  summary: CallSummary;
  /** What the agent wrote down while the call went on. */
  written: WrittenInCall;
}

/** Writes down how a call ended and what it leaves behind, and gives the line back. */
export async function leaveBehind(ending: Ending): Promise<void> {
  const { services, ctx, live, call, carrier, facts, summary, written } = ending;
  const { kept, recording } = await tryToKeepRecording(services, live, call, () => summary.recording);
  const ended = await finishCall(ctx, call.callId, {
    ...reasonOf(summary),
    answeredBy: summary.answeredBy,
    durationSeconds: Math.round(summary.durationMs / 1000),
    outcome: outcomeOf(summary, facts),
    cost: costOf(carrier, summary),
    endReason: summary.reason,
    holdMs: summary.holdMs,
    recording,
    ...written,
  });
  if (kept) live.clear(call);
  // The line is still open at the carrier, unless the carrier put the call through: then it goes on there, whatever the engine
  // made of its stream's end.
  if (written.transferredTo !== undefined || !ended?.carrierSid) return;
  await services.carrier.hangUp(ended.carrierSid).catch((error: Error) => {
    services.logger.warn({ err: error, callId: call.callId }, "the carrier could not be asked to hang up");
  });
}
