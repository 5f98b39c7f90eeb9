import { members } from "@parley/db/schema";
import { encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput, roleNames } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { findMember, lockMembership, requireAnotherOwner, requireReach } from "./lock-membership.ts";

export const ChangeMemberRoleInput = z.object({
  userId: z.uuid(),
  role: z.enum(roleNames, "This role does not exist."),
});

/** Gives a member another role. Throws conflict `last_owner` when no owner would remain. */
export async function changeMemberRole(ctx: Context, input: z.input<typeof ChangeMemberRoleInput>): Promise<void> {
  guard(ctx, "members.manage");
  const { userId, role } = parseInput(ChangeMemberRoleInput, input);
  await inTenant(ctx, async (tx) => {
    const held = await lockMembership(tx, ctx);
    guard({ ...ctx, permissions: held }, "members.manage");
    const member = await findMember(tx, ctx, userId);
    if (!member) throw notFound("member");
    if (member.role === role) return;
    requireReach(held, member.role);
    requireReach(held, role);
    if (member.role === "owner") await requireAnotherOwner(tx, ctx, userId);
    await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.organizationId, ctx.organizationId), eq(members.userId, userId)));
    const details = { from: member.role, to: role };
    await recordAudit(tx, ctx, { action: "member.role_changed", targetId: userId, details });
    await appendEvent(tx, ctx, { type: "member.updated", subjectId: encodeId("usr", userId), data: { role } });
  });
}
