import { personaExamples, personas } from "@parley/db/schema";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { fromBytes } from "../embeddings/index.ts";

export interface ExampleCandidate {
  /** Uuid. */
  id: string;
  situation: string;
  answer: string;
  embedding: Float32Array;
}

/** The examples (with their embeddings) that a persona (uuid) may be shown in a call; none when it does not learn. */
export async function candidatesForPersona(ctx: Context, personaId: string): Promise<ExampleCandidate[]> {
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({
        ...{ id: personaExamples.id, situation: personaExamples.situation, answer: personaExamples.answer },
        embedding: personaExamples.embedding,
      })
      .from(personaExamples)
      .innerJoin(
        personas,
        and(eq(personas.organizationId, personaExamples.organizationId), eq(personas.id, personaExamples.personaId)),
      )
      .where(
        and(
          eq(personaExamples.organizationId, ctx.organizationId),
          eq(personaExamples.personaId, personaId),
          eq(personaExamples.enabled, true),
          isNotNull(personaExamples.embedding),
          eq(personas.learns, true),
        ),
      )
      .orderBy(asc(personaExamples.id)),
  );
  return rows.map(({ embedding, ...row }) => ({ ...row, embedding: fromBytes(embedding)! }));
}
