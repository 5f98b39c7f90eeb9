import { aiCalls, type CallAnswer } from "@parley/db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";

export interface WrittenSoFar {
  /** All that the agent wrote down until now, not only what is new. */
  answers?: Omit<CallAnswer, "by">[];
  agentNotes?: string[];
  /** Who answered, as the engine knows it now. */
  answeredBy?: string;
}

/**
 * Keeps what a call that goes on has brought so far, so that it outlives a process that is killed. Does nothing once the call has
 * ended: its ending says it better.
 */
export async function recordWritten(ctx: Context, callId: string, written: WrittenSoFar): Promise<void> {
  const { answers, agentNotes, answeredBy } = written;
  const ofCall = and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId));
  await inTenant(ctx, (tx) =>
    tx
      .update(aiCalls)
      .set({ agentNotes, answeredBy, answers: answers?.map((answer) => ({ ...answer, by: "agent" as const })) })
      .where(and(ofCall, isNull(aiCalls.endedAt))),
  );
}
