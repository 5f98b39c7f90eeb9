import { knowledgeEntries } from "@parley/db/schema";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { fromBytes } from "../embeddings/index.ts";

export interface KnownEntry {
  /** Uuid. */
  id: string;
  title: string;
  text: string;
  /** Null while it is being made. */
  embedding: Float32Array | null;
}

/** All that a persona (uuid; null: the plain agent) may look up in a call: its own entries and those of all. */
export async function knowledgeForCall(ctx: Context, personaId: string | null): Promise<KnownEntry[]> {
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(knowledgeEntries)
      .where(
        and(
          eq(knowledgeEntries.organizationId, ctx.organizationId),
          personaId
            ? or(isNull(knowledgeEntries.personaId), eq(knowledgeEntries.personaId, personaId))
            : isNull(knowledgeEntries.personaId),
        ),
      )
      .orderBy(asc(knowledgeEntries.id)),
  );
  return rows.map(({ id, title, text, embedding }) => ({ id, title, text, embedding: fromBytes(embedding) }));
}
