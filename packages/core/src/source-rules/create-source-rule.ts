import { sourceRules } from "@parley/db/schema";
import { encodeId, newUuid } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { mergeValues, normaliseName } from "../dimensions/index.ts";
import { appendEvent } from "../events/index.ts";
import { beginRules } from "./begin-rules.ts";
import { describeRules } from "./describe-rules.ts";
import { refuseCircle } from "./refuse-circle.ts";
import { CreateSourceRuleInput, type SourceRule } from "./schemas.ts";

/**
 * From now on a tracked name counts as another one, in every call that there is and that comes. What was tracked stays: deleting the
 * rule undoes it. Names are compared without regard to capitals and blanks, as a whole: a rule for "google" leaves "Google Ads"
 * alone. The target is shown as it is written here, and names that differ from it only in capitals and blanks count as it too.
 * Throws invalid_input (a circle), conflict (the name has a rule) and forbidden.
 */
export async function createSourceRule(ctx: Context, input: CreateSourceRuleInput): Promise<SourceRule> {
  guard(ctx, "imports.manage");
  const { kind, match: written, target } = parseInput(CreateSourceRuleInput, input);
  const match = normaliseName(written);
  return inTenant(ctx, async (tx) => {
    await beginRules(tx, ctx.organizationId);
    await refuseCircle(tx, ctx.organizationId, { kind, match, target });
    const fields = {
      target,
      isDefault: false,
      createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      createdAt: ctx.clock.now(),
    };
    const [row] = await tx
      .insert(sourceRules)
      .values({ organizationId: ctx.organizationId, id: newUuid(), kind, match, ...fields })
      // A default rule that was deleted left its row behind.
      .onConflictDoUpdate({ target: [sourceRules.organizationId, sourceRules.kind, sourceRules.match], set: fields })
      .returning();
    await mergeValues(tx, ctx.organizationId, kind);
    const id = encodeId("rule", row!.id);
    await recordAudit(tx, ctx, { action: "source_rule.created", targetId: id, details: { kind, match, target } });
    await appendEvent(tx, ctx, { type: "source_rule.created", subjectId: id, data: { kind, match, target } });
    return (await describeRules(tx, ctx.organizationId, [row!]))[0]!;
  });
}
