import { exampleUses, personaExamples } from "@parley/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";

export interface NewExampleUse {
  /** Uuid. */
  exampleId: string;
  atMs: number;
  /** Cosine similarity of the situation, 0..1. */
  similarity: number;
}

/** Keeps which examples were shown to the agent in a call (uuid) and when. Repeating it changes nothing; an example that is gone is passed over. */
export async function recordExampleUses(ctx: Context, callId: string, uses: readonly NewExampleUse[]): Promise<void> {
  if (uses.length === 0) return;
  await inTenant(ctx, async (tx) => {
    const ids = [...new Set(uses.map(({ exampleId }) => exampleId))];
    const there = await tx
      .select({ id: personaExamples.id })
      .from(personaExamples)
      .where(and(eq(personaExamples.organizationId, ctx.organizationId), inArray(personaExamples.id, ids)))
      .for("share");
    const known = new Set(there.map(({ id }) => id));
    const rows = uses.filter(({ exampleId }) => known.has(exampleId));
    if (rows.length === 0) return;
    await tx
      .insert(exampleUses)
      .values(
        rows.map(({ exampleId, atMs, similarity }) => ({
          ...{ organizationId: ctx.organizationId, exampleId, callId, atMs: Math.round(atMs), similarity },
          createdAt: ctx.clock.now(),
        })),
      )
      .onConflictDoNothing();
  });
}
