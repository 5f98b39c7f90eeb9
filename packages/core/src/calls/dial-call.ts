import type { Transaction } from "@parley/db";
import { aiCalls } from "@parley/db/schema";
import { DomainError } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { checkCall } from "../compliance/index.ts";
import { type Context, inTenant } from "../context/index.ts";
import { type Carrier, CarrierRefusal } from "./carrier.ts";
import { changeStatus } from "./change-status.ts";
import { findAiCall, lockCall } from "./find-call.ts";
import { type CallStatus, finalStatuses } from "./schemas.ts";

/**
 * Dials a queued call, at most once in its life: `dialled_at` is committed before the carrier is asked. When a crash falls
 * between the two nobody knows whether the phone rang, so the call ends as failed and is not dialled again.
 */
export async function dialCall(ctx: Context, callId: string, carrier: Carrier): Promise<void> {
  const claimed = await inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    const ai = await findAiCall(tx, ctx.organizationId, callId);
    if (call.status !== "queued" && call.status !== "scheduled") return null;
    if (ai.dialledAt) {
      if (!ai.carrierSid) await fail(tx, ctx, call, "Parley stopped while it was dialling. It does not dial twice.");
      return null;
    }
    try {
      await checkCall({ to: ai.toNumber, maxDurationSeconds: ai.maxDurationSeconds });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await fail(tx, ctx, call, error.message);
      return null;
    }
    await tx
      .update(aiCalls)
      .set({ dialledAt: ctx.clock.now(), carrier: carrier.name })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)));
    return ai;
  });
  if (!claimed) return;
  try {
    const { sid } = await carrier.createCall({
      organizationId: ctx.organizationId,
      callId,
      to: claimed.toNumber,
      timeLimitSeconds: claimed.maxDurationSeconds,
    });
    const isWanted = await rememberSid(ctx, callId, sid);
    // Somebody hung up while the carrier was asked.
    if (!isWanted) await carrier.hangUp(sid);
  } catch (error) {
    const reason =
      error instanceof CarrierRefusal
        ? error.message
        : "The carrier did not answer, so it is unknown whether the phone rang.";
    await failCall(ctx, callId, reason);
  }
}

/**
 * Keeps the carrier's id of the call; also called by the carrier's first webhook, which may come before createCall answers. Answers
 * whether the call may go on: false when it was canceled or ended meanwhile. Throws not_found.
 */
export async function rememberSid(ctx: Context, callId: string, carrierSid: string): Promise<boolean> {
  return inTenant(ctx, async (tx) => {
    const { status } = await lockCall(tx, ctx.organizationId, callId);
    await tx
      .update(aiCalls)
      .set({ carrierSid })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)));
    return !finalStatuses.includes(status);
  });
}

/** Ends a call as failed with a reason that a user can read. Does nothing when it ended already. */
export async function failCall(ctx: Context, callId: string, reason: string): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    await fail(tx, ctx, call, reason);
  });
}

async function fail(
  tx: Transaction,
  ctx: Context,
  call: { id: string; status: CallStatus },
  reason: string,
): Promise<void> {
  if (!(await changeStatus(tx, ctx, call, "failed", reason))) return;
  await tx
    .update(aiCalls)
    .set({ failureReason: reason, outcome: "unreachable", endedAt: ctx.clock.now() })
    .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, call.id)));
}
