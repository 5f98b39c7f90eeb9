import type { Transaction } from "@parley/db";
import { aiCalls, personaExamples, transcriptSegments } from "@parley/db/schema";
import { conflict, encodeId, newUuid } from "@parley/platform";
import { and, asc, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { callUuid, findAiCall, lockCall } from "../calls/find-call.ts";
import { finalStatuses } from "../calls/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { enqueue } from "../jobs/index.ts";
import { pairsOfCall } from "./pairs-of-call.ts";

/**
 * Marks a call as one to learn from: its answers become examples of its persona, found by what they answered. Taking the mark off takes
 * its examples away. Marked again, examples that were turned off or deleted since stay as people left them unless the mark was taken off
 * in between. Throws forbidden, not_found, and conflict for a call that goes on or has no persona.
 */
export async function markCallGood(
  ctx: Context,
  publicId: string,
  good: boolean,
): Promise<{ markedGoodAt: Date | null; examples: number }> {
  guard(ctx, "personas.manage");
  guard(ctx, "calls.read");
  const id = callUuid(publicId);
  return inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, id);
    const ai = await findAiCall(tx, ctx.organizationId, id);
    if (!ai.personaId)
      throw conflict("call_without_persona", "This call was held by no persona, so none can learn from it.");
    if (!finalStatuses.includes(call.status)) {
      throw conflict("call_not_ended", "This call goes on. Mark it when it has ended.");
    }
    const ofCall = and(eq(personaExamples.organizationId, ctx.organizationId), eq(personaExamples.callId, id));
    if (good === (ai.markedGoodAt !== null)) {
      return { markedGoodAt: ai.markedGoodAt, examples: await tx.$count(personaExamples, ofCall) };
    }
    const markedGoodAt = good ? ctx.clock.now() : null;
    if (!good) await tx.delete(personaExamples).where(ofCall);
    const examples = good ? await makeExamples(tx, ctx, { ...ai, personaId: ai.personaId }) : 0;
    await tx
      .update(aiCalls)
      .set({ markedGoodAt })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, id)));
    const action = good ? "call.marked_good" : "call.unmarked_good";
    await recordAudit(tx, ctx, { action, targetId: publicId, details: { examples } });
    await appendEvent(tx, ctx, { type: "call.updated", subjectId: publicId, data: { fields: ["marked_good_at"] } });
    const subjectId = encodeId("persona", ai.personaId);
    await appendEvent(tx, ctx, { type: "persona.learned", subjectId, data: { callId: publicId, examples } });
    return { markedGoodAt, examples };
  });
}

async function makeExamples(
  tx: Transaction,
  ctx: Context,
  { callId, personaId, answeredBy }: { callId: string; personaId: string; answeredBy: string | null },
): Promise<number> {
  // Answers to a machine are no example of how to talk to people.
  if (answeredBy !== null && answeredBy !== "human" && answeredBy !== "unknown") return 0;
  const segments = await tx
    .select()
    .from(transcriptSegments)
    .where(and(eq(transcriptSegments.organizationId, ctx.organizationId), eq(transcriptSegments.callId, callId)))
    .orderBy(asc(transcriptSegments.position));
  const pairs = pairsOfCall(segments);
  if (pairs.length === 0) return 0;
  const rows = await tx
    .insert(personaExamples)
    .values(
      pairs.map((pair) => ({
        ...{ ...pair, organizationId: ctx.organizationId, id: newUuid(), personaId, callId },
        createdAt: ctx.clock.now(),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: personaExamples.id });
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await enqueue(tx, "embed_texts", { organizationId: ctx.organizationId, table: "persona_examples", ids });
  }
  return ids.length;
}
