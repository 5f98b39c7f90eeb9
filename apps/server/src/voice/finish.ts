import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { finishCall, loadConversation } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { DomainError } from "@parley/platform";
import { type RecordingSummary, repairWav } from "@parley/voice";
import type { Services } from "../boot/services.ts";
import type { LiveCall, LiveCalls } from "./live-calls.ts";
import { costOf } from "./outcome.ts";

const STOPPED = "Parley stopped while this call was going on. What was recorded until then is kept.";

/** Moves a finished recording from the live folder into storage; undefined when nothing was recorded. */
async function keepRecording(services: Services, live: LiveCalls, call: LiveCall, summary: RecordingSummary | null) {
  if (!summary) return undefined;
  const storageKey = `${call.organizationId}/recordings/${call.callId}.wav`;
  const path = live.recordingPath(call);
  const { size } = await stat(path);
  await services.storage.put(storageKey, createReadStream(path));
  return {
    storageKey,
    bytes: size,
    durationMs: summary.durationMs,
    peaks: [summary.peaks.callee, summary.peaks.agent],
  };
}

/**
 * The same for a call that ends, which it must whether or not its recording can be stored now: a recording that cannot stays in the
 * live folder with its mark (`kept` is false), and the next start tries again.
 */
export async function tryToKeepRecording(
  services: Services,
  live: LiveCalls,
  call: LiveCall,
  read: () => Promise<RecordingSummary | null> | RecordingSummary | null,
) {
  try {
    return { kept: true, recording: await keepRecording(services, live, call, await read()) };
  } catch (error) {
    services.logger.error({ err: error, callId: call.callId }, "a recording could not be stored");
    return { kept: false, recording: undefined };
  }
}

/**
 * Ends every call that was left in the air, by an earlier process of this machine or by a fault: as failed, with what was recorded
 * until then. The phone network in the box went down with its process; at a real carrier the call is hung up. Nobody is dialled
 * again. A call that cannot be ended now keeps its mark for the next start and does not hold this one up.
 */
export async function endInterruptedCalls(
  services: Services,
  live: LiveCalls,
  left: LiveCall[],
  reason = STOPPED,
): Promise<void> {
  for (const call of left) {
    try {
      await endInterruptedCall(services, live, call, reason);
    } catch (error) {
      // Its organization was deleted meanwhile, and the call with it.
      if (error instanceof DomainError && error.kind === "not_found") live.clear(call);
      else services.logger.error({ err: error, callId: call.callId }, "an interrupted call could not be ended");
    }
  }
}

async function endInterruptedCall(services: Services, live: LiveCalls, call: LiveCall, reason: string): Promise<void> {
  const ctx = systemContext(services, call.organizationId, { kind: "job", job: "recover_calls" });
  const read = () => (live.hasRecording(call) ? repairWav(live.recordingPath(call)) : null);
  const { kept, recording } = await tryToKeepRecording(services, live, call, read);
  const { ai, segments } = await loadConversation(ctx, call.callId);
  const durationMs = recording?.durationMs ?? Math.max(0, ...segments.map(({ endMs }) => endMs));
  const ended = await finishCall(ctx, call.callId, {
    ...{ status: "failed", reason, recording },
    durationSeconds: Math.round(durationMs / 1000),
    cost: ai.carrier && durationMs > 0 ? costOf(ai.carrier, { durationMs }) : undefined,
  });
  if (ended?.carrierSid) await services.carrier.hangUp(ended.carrierSid).catch(() => {});
  if (kept) live.clear(call);
}
