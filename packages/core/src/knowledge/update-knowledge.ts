import { knowledgeEntries } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { choosePersona } from "../personas/index.ts";
import { enqueueEmbedding, findEntry, presentEntry } from "./find-entry.ts";
import { type KnowledgeEntry, UpdateKnowledgeInput } from "./schemas.ts";

/** Changes an entry; with other words it is found by them at once and by its new meaning a little later. Throws invalid_input, forbidden and not_found. */
export async function updateKnowledge(
  ctx: Context,
  publicId: string,
  input: UpdateKnowledgeInput,
): Promise<KnowledgeEntry> {
  guard(ctx, "personas.manage");
  const { personaId, ...words } = parseInput(UpdateKnowledgeInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await findEntry(tx, ctx.organizationId, publicId);
    const { title = before.title, text = before.text } = words;
    const isOther = title !== before.title || text !== before.text;
    const owner = personaId ? (await choosePersona(tx, ctx.organizationId, personaId)).id : null;
    const [row] = await tx
      .update(knowledgeEntries)
      .set({
        ...{ title, text, updatedAt: ctx.clock.now() },
        ...(personaId === undefined ? {} : { personaId: owner }),
        ...(isOther ? { embedding: null } : {}),
      })
      .where(and(eq(knowledgeEntries.organizationId, ctx.organizationId), eq(knowledgeEntries.id, before.id)))
      .returning();
    if (isOther) await enqueueEmbedding(tx, row!);
    const details = { title, fields: Object.keys(input) };
    await recordAudit(tx, ctx, { action: "knowledge.updated", targetId: publicId, details });
    return presentEntry(row!);
  });
}
