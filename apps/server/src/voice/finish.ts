import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { finishCall } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { DomainError } from "@parley/platform";
import { type RecordingSummary, repairWav } from "@parley/voice";
import type { Services } from "../boot/services.ts";
import type { LiveCall, LiveCalls } from "./live-calls.ts";

/** Moves a finished recording from the live folder into storage; null when nothing was recorded. */
export async function keepRecording(
  services: Services,
  live: LiveCalls,
  call: LiveCall,
  summary: RecordingSummary | null,
) {
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
 * Ends every call that an earlier process of this machine left in the air: as failed, with what was recorded until then. The
 * phone network in the box went down with it; at a real carrier the call is hung up. Nobody is dialled again. A call that cannot
 * be ended now keeps its mark for the next start and does not hold this one up.
 */
export async function endInterruptedCalls(services: Services, live: LiveCalls, left: LiveCall[]): Promise<void> {
  for (const call of left) {
    try {
      await endInterruptedCall(services, live, call);
    } catch (error) {
      // Its organization was deleted meanwhile, and the call with it.
      if (error instanceof DomainError && error.kind === "not_found") live.clear(call);
      else services.logger.error({ err: error, callId: call.callId }, "an interrupted call could not be ended");
    }
  }
}

async function endInterruptedCall(services: Services, live: LiveCalls, call: LiveCall): Promise<void> {
  const ctx = systemContext(services, call.organizationId, { kind: "job", job: "recover_calls" });
  const summary = live.hasRecording(call) ? await repairWav(live.recordingPath(call)) : null;
  const recording = await keepRecording(services, live, call, summary);
  const durationSeconds = Math.round((summary?.durationMs ?? 0) / 1000);
  const ended = await finishInterrupted(ctx, call, durationSeconds, recording);
  if (ended?.carrierSid) await services.carrier.hangUp(ended.carrierSid).catch(() => {});
  live.clear(call);
}

async function finishInterrupted(
  ctx: ReturnType<typeof systemContext>,
  call: LiveCall,
  durationSeconds: number,
  recording: Awaited<ReturnType<typeof keepRecording>>,
) {
  return finishCall(ctx, call.callId, {
    status: "failed",
    reason: "Parley stopped while this call was going on. What was recorded until then is kept.",
    durationSeconds,
    recording,
  });
}
