import { exampleUses, personaExamples, personas } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import type { Example } from "./example.ts";

/**
 * A persona's examples, newest first, with how often each was shown. They hold what callers said, so calls.read is needed too. Throws
 * invalid_input, forbidden and not_found.
 */
export async function listExamples(
  ctx: Context,
  personaId: string,
  input: z.input<typeof PageInput> = {},
): Promise<Page<Example>> {
  guard(ctx, "personas.read");
  guard(ctx, "calls.read");
  const { limit, after } = parseInput(PageInput, input);
  const persona = decodeId("persona", personaId);
  if (!persona) throw notFound("persona");
  const rows = await inTenant(ctx, async (tx) => {
    const ofPersona = and(eq(personas.organizationId, ctx.organizationId), eq(personas.id, persona));
    if ((await tx.$count(personas, ofPersona)) === 0) throw notFound("persona");
    const ofExample = sql`u.organization_id = ${personaExamples.organizationId} and u.example_id = ${personaExamples.id}`;
    return tx
      .select({
        row: personaExamples,
        uses: sql<number>`(select count(*)::int from ${exampleUses} u where ${ofExample})`,
        lastUsedAt: sql<string | null>`(select max(u.created_at) from ${exampleUses} u where ${ofExample})`,
      })
      .from(personaExamples)
      .where(
        and(
          eq(personaExamples.organizationId, ctx.organizationId),
          eq(personaExamples.personaId, persona),
          after ? lt(personaExamples.id, after) : undefined,
        ),
      )
      .orderBy(desc(personaExamples.id))
      .limit(limit + 1);
  });
  const page = toPage(rows, limit, ({ row }) => row.id);
  return {
    next: page.next,
    items: page.items.map(({ row, uses, lastUsedAt }) => ({
      id: encodeId("exm", row.id),
      personaId,
      callId: encodeId("call", row.callId),
      ...{ position: row.position, situation: row.situation, answer: row.answer, enabled: row.enabled },
      embedded: row.embedding !== null,
      ...{ uses, lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt), createdAt: row.createdAt },
    })),
  };
}
