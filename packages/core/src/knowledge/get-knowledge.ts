import { type Context, guard, inTenant } from "../context/index.ts";
import { findEntry, presentEntry } from "./find-entry.ts";
import type { KnowledgeEntry } from "./schemas.ts";

/** One entry. Throws forbidden and not_found. */
export async function getKnowledge(ctx: Context, publicId: string): Promise<KnowledgeEntry> {
  guard(ctx, "personas.read");
  return inTenant(ctx, async (tx) => presentEntry(await findEntry(tx, ctx.organizationId, publicId)));
}
