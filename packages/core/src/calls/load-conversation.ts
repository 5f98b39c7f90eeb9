import type { Transaction } from "@parley/db";
import { type aiCalls, personas, phoneNumbers, transcriptSegments } from "@parley/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import type { PersonaRow } from "../personas/index.ts";
import { findAiCall } from "./find-call.ts";

export type AiCallRow = typeof aiCalls.$inferSelect;
export type NumberRow = typeof phoneNumbers.$inferSelect;

/** What an AI call was asked to do, with the persona that holds it and the number of ours that was rung. */
export interface AiCallFacts extends AiCallRow {
  persona: PersonaRow | null;
  number: NumberRow | null;
}

export async function withPersonaAndNumber(tx: Transaction, ai: AiCallRow): Promise<AiCallFacts> {
  const { organizationId, personaId, numberId } = ai;
  const [persona] = personaId
    ? await tx
        .select()
        .from(personas)
        .where(and(eq(personas.organizationId, organizationId), eq(personas.id, personaId)))
    : [];
  const [number] = numberId
    ? await tx
        .select()
        .from(phoneNumbers)
        .where(and(eq(phoneNumbers.organizationId, organizationId), eq(phoneNumbers.id, numberId)))
    : [];
  return { ...ai, persona: persona ?? null, number: number ?? null };
}

/**
 * A call as it stands for those who work on it after its end: its facts and its transcript by position. `callId` is a uuid. Throws
 * not_found for a call that is gone, or tracked.
 */
export async function loadConversation(ctx: Context, callId: string) {
  return inTenant(ctx, async (tx) => {
    const ai = await withPersonaAndNumber(tx, await findAiCall(tx, ctx.organizationId, callId));
    const segments = await tx
      .select()
      .from(transcriptSegments)
      .where(and(eq(transcriptSegments.organizationId, ctx.organizationId), eq(transcriptSegments.callId, callId)))
      .orderBy(asc(transcriptSegments.position));
    return { ai, segments };
  });
}
