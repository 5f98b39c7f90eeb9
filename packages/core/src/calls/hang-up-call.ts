import type { Transaction } from "@parley/db";
import { aiCalls } from "@parley/db/schema";
import { conflict, encodeId } from "@parley/platform";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import type { Carrier } from "./carrier.ts";
import { changeStatus } from "./change-status.ts";
import { callUuid, findAiCall, lockCall } from "./find-call.ts";
import { finalStatuses } from "./schemas.ts";

/**
 * Ends a call: one that waits, or has not come to anybody yet, is canceled (`dialCall` hangs up when the carrier answers it later);
 * one that rings or talks is hung up, by the conversation itself where `hangUpHere` finds it in this process, and at the carrier.
 * Throws not_found and conflict.
 */
export async function hangUpCall(
  ctx: Context,
  publicId: string,
  carrier: Carrier,
  hangUpHere: () => boolean = () => false,
): Promise<void> {
  guard(ctx, "calls.place");
  const id = callUuid(publicId);
  const sid = await inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, id);
    const ai = await findAiCall(tx, ctx.organizationId, id);
    if (finalStatuses.includes(call.status)) throw conflict("call_ended", "This call has ended already.");
    await recordAudit(tx, ctx, { action: "call.hung_up", targetId: encodeId("call", id) });
    if (ai.carrierSid || (ai.dialledAt && call.status === "in_progress")) return ai.carrierSid;
    const reason = ai.dialledAt ? "Canceled before anybody was there." : "Canceled before it was dialled.";
    await changeStatus(tx, ctx, call, "canceled", reason);
    if (ai.dialledAt) await endUnanswered(tx, ctx, id);
    // It will not happen then: left in the future it would stay on top of every list.
    if (call.calledAt > ctx.clock.now()) await moveToNow(tx, ctx, id);
    return null;
  });
  // First, so that the call counts as ended by us and not as hung up by the other side.
  const isEnding = hangUpHere();
  try {
    if (sid) await carrier.hangUp(sid);
  } catch (error) {
    // The conversation asks the carrier once more when it has ended.
    if (!isEnding) throw error;
  }
}

async function endUnanswered(tx: Transaction, ctx: Context, callId: string): Promise<void> {
  await tx
    .update(aiCalls)
    .set({ endedAt: ctx.clock.now(), endReason: "canceled", outcome: "unreachable" })
    .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)));
}

async function moveToNow(tx: Transaction, ctx: Context, callId: string): Promise<void> {
  await tx.execute(sql`update calls c set called_at = t.now, local_date = (t.now at time zone o.timezone)::date,
    local_hour = extract(hour from t.now at time zone o.timezone), local_dow = extract(isodow from t.now at time zone o.timezone)
    from organizations o, (select ${ctx.clock.now().toISOString()}::timestamptz as now) t
    where o.id = c.organization_id and c.organization_id = ${ctx.organizationId} and c.id = ${callId}`);
}
