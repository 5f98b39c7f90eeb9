import type { Transaction } from "@parley/db";
import { sourceRules } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq, ne } from "drizzle-orm";

/** The rule behind a public id, or not_found; a default rule that was deleted is none. */
export async function findRule(tx: Transaction, organizationId: string, publicId: string) {
  const id = decodeId("rule", publicId);
  const [rule] = id
    ? await tx
        .select()
        .from(sourceRules)
        .where(and(eq(sourceRules.organizationId, organizationId), eq(sourceRules.id, id), ne(sourceRules.target, "")))
    : [];
  if (!rule) throw notFound("rule");
  return rule;
}
