import { sourceRules } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type MergedKind, mergeValues, normaliseName } from "../dimensions/index.ts";
import { appendEvent } from "../events/index.ts";
import { beginRules } from "./begin-rules.ts";
import { describeRules } from "./describe-rules.ts";
import { findRule } from "./find-rule.ts";
import { refuseCircle } from "./refuse-circle.ts";
import { type SourceRule, UpdateSourceRuleInput } from "./schemas.ts";

/**
 * Changes what a rule says. What it merged before is undone in the same step, and the rule is then whoever's who changed it: a
 * default rule becomes one of the organization's own. Throws invalid_input (a circle), conflict (the name has a rule), not_found.
 */
export async function updateSourceRule(
  ctx: Context,
  publicId: string,
  input: UpdateSourceRuleInput,
): Promise<SourceRule> {
  guard(ctx, "imports.manage");
  const changes = parseInput(UpdateSourceRuleInput, input);
  return inTenant(ctx, async (tx) => {
    await beginRules(tx, ctx.organizationId);
    const before = await findRule(tx, ctx.organizationId, publicId);
    const kind = before.kind as MergedKind;
    const match = changes.match === undefined ? before.match : normaliseName(changes.match);
    const target = changes.target ?? before.target;
    if (match === before.match && target === before.target) {
      return (await describeRules(tx, ctx.organizationId, [before]))[0]!;
    }
    await refuseCircle(tx, ctx.organizationId, { kind, match, target, own: before.id });
    if (match !== before.match) await clearDeleted(tx, ctx.organizationId, kind, match);
    const createdBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const [after] = await tx
      .update(sourceRules)
      .set({ match, target, isDefault: false, createdBy, createdAt: ctx.clock.now() })
      .where(and(eq(sourceRules.organizationId, ctx.organizationId), eq(sourceRules.id, before.id)))
      .returning();
    await mergeValues(tx, ctx.organizationId, kind);
    const id = encodeId("rule", before.id);
    const details = { kind, from: { match: before.match, target: before.target }, to: { match, target } };
    await recordAudit(tx, ctx, { action: "source_rule.updated", targetId: id, details });
    await appendEvent(tx, ctx, { type: "source_rule.updated", subjectId: id, data: { kind, match, target } });
    return (await describeRules(tx, ctx.organizationId, [after!]))[0]!;
  });
}

/** A deleted default rule keeps its match; the rule that takes it over replaces that row. */
async function clearDeleted(
  tx: Parameters<typeof findRule>[0],
  organizationId: string,
  kind: MergedKind,
  match: string,
): Promise<void> {
  const own = [eq(sourceRules.organizationId, organizationId), eq(sourceRules.kind, kind)];
  await tx.delete(sourceRules).where(and(...own, eq(sourceRules.match, match), eq(sourceRules.target, "")));
}
