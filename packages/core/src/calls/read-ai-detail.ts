import type { Transaction } from "@parley/db";
import { aiCalls } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { withPersonaAndNumber } from "./load-conversation.ts";

type Row = typeof aiCalls.$inferSelect;

/** The AI side of a call as people and the API see it; ids of other things are public ones. */
export interface AiDetail
  extends Omit<Row, "organizationId" | "callId" | "carrierSid" | "createdBy" | "personaId" | "numberId"> {
  persona: { id: string; name: string } | null;
  /** The number of ours that was rung. */
  number: { id: string; number: string; label: string } | null;
}

/** Null for a tracked call. */
export async function readAiDetail(tx: Transaction, organizationId: string, callId: string): Promise<AiDetail | null> {
  const [row] = await tx
    .select()
    .from(aiCalls)
    .where(and(eq(aiCalls.organizationId, organizationId), eq(aiCalls.callId, callId)));
  if (!row) return null;
  const { persona, number, ...ai } = await withPersonaAndNumber(tx, row);
  return {
    ...ai,
    callbackCallId: ai.callbackCallId === null ? null : encodeId("call", ai.callbackCallId),
    persona: persona && { id: encodeId("persona", persona.id), name: persona.name },
    number: number && { id: encodeId("num", number.id), number: number.number, label: number.label },
  };
}
