import { knowledgeEntries } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import { type Page, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { presentEntry } from "./find-entry.ts";
import { type KnowledgeEntry, ListKnowledgeInput } from "./schemas.ts";

/** What the organization knows, or what one persona may look up of it, newest first. Throws invalid_input, forbidden and not_found. */
export async function listKnowledge(
  ctx: Context,
  input: z.input<typeof ListKnowledgeInput> = {},
): Promise<Page<KnowledgeEntry>> {
  guard(ctx, "personas.read");
  const { limit, after, personaId } = parseInput(ListKnowledgeInput, input);
  const persona = personaId === undefined ? undefined : decodeId("persona", personaId);
  if (persona === null) throw notFound("persona");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(knowledgeEntries)
      .where(
        and(
          eq(knowledgeEntries.organizationId, ctx.organizationId),
          persona ? or(isNull(knowledgeEntries.personaId), eq(knowledgeEntries.personaId, persona)) : undefined,
          after ? lt(knowledgeEntries.id, after) : undefined,
        ),
      )
      .orderBy(desc(knowledgeEntries.id))
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentEntry) };
}
