import { aiCalls, type CallAnswer, calls, recordings } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { enqueueIndex } from "../call-search/index.ts";
import { type Context, inTenant } from "../context/index.ts";
import { enqueue } from "../jobs/index.ts";
import { changeStatus } from "./change-status.ts";
import { findAiCall, lockCall } from "./find-call.ts";
import { finalStatuses } from "./schemas.ts";

export interface FinishedCall {
  status: "completed" | "failed";
  reason?: string;
  answeredBy?: string;
  durationSeconds: number;
  outcome?: { result: "achieved" | "partly" | "not" | "unreachable"; evidence: string; segments: number[] };
  cost?: { provider: string; microdollars: number }[];
  recording?: {
    storageKey: string;
    durationMs: number;
    bytes: number;
    peaks: number[][];
    /** A smaller copy (MP3). It may also come later, by `keepCompressedRecording`. */
    compressedKey?: string;
    compressedBytes?: number;
  };
  /** Why the engine ended it (EndReason). */
  endReason?: string;
  /** Time on hold in all. */
  holdMs?: number;
  /** Answers that the agent wrote down in the call. */
  answers?: Omit<CallAnswer, "by">[];
  agentNotes?: string[];
  /** Name of the target that the call was put through to. */
  transferredTo?: string;
  nextStep?: string;
}

/**
 * Ends a call with what it leaves behind, in one transaction; what is not given stays as it was written before. Safe to repeat. Returns the carrier's id of the call, or
 * null when it had ended in another way already; a recording that could not be stored then is added even so.
 */
export async function finishCall(
  ctx: Context,
  callId: string,
  finished: FinishedCall,
): Promise<{ carrierSid: string | null } | null> {
  return inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    // The carrier's "completed" may come before the engine's own ending, which brings the outcome and the recording.
    const ofCall = and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, callId));
    if (finished.recording) {
      await tx
        .insert(recordings)
        .values({ ...finished.recording, organizationId: ctx.organizationId, callId, channels: 2, sampleRate: 8000 })
        .onConflictDoNothing();
    }
    if (finalStatuses.includes(call.status) && !(call.status === "completed" && finished.status === "completed")) {
      if (finished.recording) await tx.update(calls).set({ hasRecording: true }).where(ofCall);
      return null;
    }
    const before = await findAiCall(tx, ctx.organizationId, callId);
    const { cost, outcome } = finished;
    const answeredBy = finished.answeredBy ?? before.answeredBy;
    await tx
      .update(calls)
      .set({
        durationSeconds: finished.durationSeconds,
        talkSeconds: finished.durationSeconds,
        // A talk that we broke off was answered all the same.
        answered: finished.status === "completed" || before.answeredAt !== null,
        humanAnswered: answeredBy === null ? undefined : answeredBy === "human",
        hasRecording: call.hasRecording || finished.recording !== undefined,
        costMicrodollars: cost?.reduce((sum, { microdollars }) => sum + microdollars, 0),
      })
      .where(ofCall);
    await tx
      .update(aiCalls)
      .set({
        endedAt: ctx.clock.now(),
        answeredBy: finished.answeredBy,
        ...{ outcome: outcome?.result, outcomeEvidence: outcome?.evidence, outcomeSegments: outcome?.segments },
        costBreakdown: cost,
        failureReason: finished.status === "failed" ? finished.reason : null,
        ...{ endReason: finished.endReason, holdMs: finished.holdMs, transferredTo: finished.transferredTo },
        ...{ agentNotes: finished.agentNotes, nextStep: finished.nextStep },
        answers: finished.answers?.map((answer) => ({ ...answer, by: "agent" as const })),
      })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)));
    await enqueueIndex(tx, ctx.organizationId, { callIds: [callId] });
    const analysed = { organizationId: ctx.organizationId, callId };
    await enqueue(tx, "analyse_call", analysed, { key: `analyse:${callId}`, maxAttempts: 6 });
    // Last, so that whoever hears of the ending finds all of it.
    await changeStatus(tx, ctx, call, finished.status, finished.reason);
    return { carrierSid: before.carrierSid };
  });
}
