import type { Transaction } from "@parley/db";
import { callStatusHistory, calls } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, count, eq } from "drizzle-orm";
import { enqueueIndex } from "../call-search/index.ts";
import type { Context } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { type CallStatus, finalStatuses } from "./schemas.ts";

/**
 * Moves a call that the caller has locked to another status, with its line of history and its event. A final status is never
 * left again: carriers repeat and reorder their callbacks. Returns whether anything changed.
 */
export async function changeStatus(
  tx: Transaction,
  ctx: Context,
  call: { id: string; status: CallStatus },
  status: CallStatus,
  reason?: string,
): Promise<boolean> {
  if (call.status === status || finalStatuses.includes(call.status)) return false;
  await tx
    .update(calls)
    .set({ status, updatedAt: ctx.clock.now() })
    .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, call.id)));
  await appendHistory(tx, ctx, call.id, status, reason);
  if (finalStatuses.includes(status)) await enqueueIndex(tx, ctx.organizationId, { callIds: [call.id] });
  const type = finalStatuses.includes(status) ? "call.completed" : "call.status_changed";
  await appendEvent(tx, ctx, { type, subjectId: encodeId("call", call.id), data: { status } });
  return true;
}

export async function appendHistory(
  tx: Transaction,
  ctx: Context,
  callId: string,
  status: CallStatus,
  reason?: string,
): Promise<void> {
  const [before] = await tx
    .select({ lines: count() })
    .from(callStatusHistory)
    .where(and(eq(callStatusHistory.organizationId, ctx.organizationId), eq(callStatusHistory.callId, callId)));
  await tx.insert(callStatusHistory).values({
    organizationId: ctx.organizationId,
    callId,
    position: before?.lines ?? 0,
    status,
    reason,
    at: ctx.clock.now(),
  });
}
