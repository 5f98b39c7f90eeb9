import { knowledgeEntries } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { choosePersona } from "../personas/index.ts";
import { enqueueEmbedding, presentEntry } from "./find-entry.ts";
import { CreateKnowledgeInput, type KnowledgeEntry } from "./schemas.ts";

/** All of them are compared with a question in a call. */
const MOST = 5_000;

/** Keeps a piece of knowledge, for one persona or for all. Throws invalid_input, forbidden and conflict (5,000 entries). */
export async function createKnowledge(ctx: Context, input: CreateKnowledgeInput): Promise<KnowledgeEntry> {
  guard(ctx, "personas.manage");
  const { personaId, title, text } = parseInput(CreateKnowledgeInput, input);
  return inTenant(ctx, async (tx) => {
    if ((await tx.$count(knowledgeEntries, eq(knowledgeEntries.organizationId, ctx.organizationId))) >= MOST) {
      throw conflict("too_many_entries", `An organization has at most ${MOST.toLocaleString("en-US")} entries.`);
    }
    const persona = personaId === null ? null : await choosePersona(tx, ctx.organizationId, personaId);
    const now = ctx.clock.now();
    const [row] = await tx
      .insert(knowledgeEntries)
      .values({
        ...{ organizationId: ctx.organizationId, id: newUuid(now.getTime()), personaId: persona?.id ?? null },
        ...{ title, text, createdAt: now, updatedAt: now },
      })
      .returning();
    await enqueueEmbedding(tx, row!);
    const entry = presentEntry(row!);
    await recordAudit(tx, ctx, { action: "knowledge.created", targetId: entry.id, details: { title } });
    return entry;
  });
}
