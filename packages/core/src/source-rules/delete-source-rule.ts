import { sourceRules } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type MergedKind, mergeValues } from "../dimensions/index.ts";
import { appendEvent } from "../events/index.ts";
import { beginRules } from "./begin-rules.ts";
import { findRule } from "./find-rule.ts";

/**
 * Undoes a rule: the names that it merged count as themselves again, or as what the rules that are left say. A default rule stays as a
 * row without a target, which tells that it was deleted. Throws not_found.
 */
export async function deleteSourceRule(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "imports.manage");
  await inTenant(ctx, async (tx) => {
    await beginRules(tx, ctx.organizationId);
    const rule = await findRule(tx, ctx.organizationId, publicId);
    const own = and(eq(sourceRules.organizationId, ctx.organizationId), eq(sourceRules.id, rule.id));
    if (rule.isDefault) await tx.update(sourceRules).set({ target: "" }).where(own);
    else await tx.delete(sourceRules).where(own);
    await mergeValues(tx, ctx.organizationId, rule.kind as MergedKind);
    const id = encodeId("rule", rule.id);
    const details = { kind: rule.kind, match: rule.match, target: rule.target };
    await recordAudit(tx, ctx, { action: "source_rule.deleted", targetId: id, details });
    await appendEvent(tx, ctx, { type: "source_rule.deleted", subjectId: id, data: details });
  });
}
