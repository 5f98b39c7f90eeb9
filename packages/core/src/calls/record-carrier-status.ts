import { aiCalls, calls } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { changeStatus } from "./change-status.ts";
import { findAiCall, lockCall } from "./find-call.ts";
import type { CallStatus } from "./schemas.ts";

/** Twilio's CallStatus -> ours. `initiated` and `queued` say nothing new. */
const meaning: Record<string, CallStatus> = {
  ringing: "ringing",
  "in-progress": "in_progress",
  answered: "in_progress",
  completed: "completed",
  busy: "busy",
  "no-answer": "no_answer",
  failed: "failed",
  canceled: "canceled",
};

const explanation: Partial<Record<CallStatus, string>> = {
  busy: "The line was busy.",
  no_answer: "Nobody answered.",
  failed: "The carrier could not connect the call.",
};

/**
 * Takes a status callback of the carrier. Callbacks repeat and overtake each other: a late "ringing" never reopens a call.
 * `completed` waits for the engine's own ending when media was flowing (it brings outcome and recording), unless none came.
 */
export async function recordCarrierStatus(
  ctx: Context,
  callId: string,
  report: { status: string; durationSeconds?: number; engineHasCall: boolean },
): Promise<void> {
  const status = meaning[report.status];
  if (!status) return;
  await inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    if (status === "ringing" && call.status === "in_progress") return;
    if (status === "completed" && report.engineHasCall) return;
    const changed = await changeStatus(tx, ctx, call, status, explanation[status]);
    if (!changed) return;
    const ai = await findAiCall(tx, ctx.organizationId, callId);
    const now = ctx.clock.now();
    const ofCall = and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId));
    if (status === "in_progress") {
      await tx
        .update(aiCalls)
        .set({ answeredAt: ai.answeredAt ?? now })
        .where(ofCall);
    } else if (status !== "ringing") {
      const reached = status === "completed";
      await tx
        .update(aiCalls)
        .set({
          endedAt: now,
          outcome: reached ? ai.outcome : "unreachable",
          failureReason: explanation[status] ?? ai.failureReason,
        })
        .where(ofCall);
      await tx
        .update(calls)
        .set({ durationSeconds: report.durationSeconds ?? (reached ? null : 0) })
        .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, callId)));
    }
  });
}
