import { aiCalls, calls, callTurns, transcriptSegments } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, count, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { changeStatus } from "./change-status.ts";
import { lockCall } from "./find-call.ts";
import { type AiCallFacts, withPersonaAndNumber } from "./load-conversation.ts";
import { finalStatuses } from "./schemas.ts";

export interface NewSegment {
  position: number;
  speaker: "agent" | "callee" | "supervisor";
  startMs: number;
  endMs: number;
  text: string;
  confidence?: number;
  interrupted?: boolean;
}

/**
 * Media flows: the call is in progress, carried by these providers (shown beside the call). Returns what the engine needs to
 * know, the persona and the number of ours that was rung included; null when the call has ended already.
 */
export async function startConversation(
  ctx: Context,
  callId: string,
  providers: Record<string, string>,
): Promise<AiCallFacts | null> {
  return inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    if (finalStatuses.includes(call.status)) return null;
    const [ai] = await tx
      .update(aiCalls)
      .set({ providers, answeredAt: ctx.clock.now() })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)))
      .returning();
    await changeStatus(tx, ctx, call, "in_progress");
    return ai ? withPersonaAndNumber(tx, ai) : null;
  });
}

/** Stores one stretch of speech as soon as it is final, so that a crash keeps what was said until then. Repeating it changes nothing. */
export async function recordSegment(ctx: Context, callId: string, segment: NewSegment): Promise<void> {
  await inTenant(ctx, async (tx) => {
    await lockCall(tx, ctx.organizationId, callId);
    const values = { ...segment, organizationId: ctx.organizationId, callId };
    await tx
      .insert(transcriptSegments)
      .values(values)
      .onConflictDoUpdate({
        target: [transcriptSegments.organizationId, transcriptSegments.callId, transcriptSegments.position],
        set: { text: segment.text, endMs: segment.endMs, interrupted: segment.interrupted ?? false },
      });
    await tx
      .update(calls)
      .set({ hasTranscript: true })
      .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, callId)));
    // The event names the segment; the words stay in the transcript, behind its permission.
    await appendEvent(tx, ctx, {
      type: "call.transcript_segment",
      subjectId: encodeId("call", callId),
      data: { position: segment.position, speaker: segment.speaker },
    });
  });
}

export interface TurnLatency {
  endpointingMs?: number;
  sttMs?: number;
  llmMs?: number;
  ttsMs?: number;
  totalMs: number;
}

/** Keeps how long the callee waited for one answer, by stage. */
export async function recordTurn(ctx: Context, callId: string, turn: TurnLatency): Promise<void> {
  await inTenant(ctx, async (tx) => {
    await lockCall(tx, ctx.organizationId, callId);
    const ofCall = and(eq(callTurns.organizationId, ctx.organizationId), eq(callTurns.callId, callId));
    const [before] = await tx.select({ turns: count() }).from(callTurns).where(ofCall);
    await tx
      .insert(callTurns)
      .values({ ...turn, organizationId: ctx.organizationId, callId, position: before?.turns ?? 0 });
  });
}
