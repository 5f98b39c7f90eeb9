import type { Transaction } from "@parley/db";
import { members } from "@parley/db/schema";
import { encodeId, forbidden, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { findMember, lockMembership, requireAnotherOwner, requireReach } from "./lock-membership.ts";

export const RemoveMemberInput = z.object({ userId: z.uuid() });

/** Ends a membership: from the next request on the person sees nothing here. Keys that they made for programs stay. */
export async function removeMember(ctx: Context, input: z.input<typeof RemoveMemberInput>): Promise<void> {
  guard(ctx, "members.manage");
  const { userId } = parseInput(RemoveMemberInput, input);
  await inTenant(ctx, async (tx) => {
    const held = await lockMembership(tx, ctx);
    guard({ ...ctx, permissions: held }, "members.manage");
    const member = await findMember(tx, ctx, userId);
    if (!member) throw notFound("member");
    requireReach(held, member.role);
    await endMembership(tx, ctx, member, "member.removed");
  });
}

/** Leaves the organization; every member may, except its last owner. */
export async function leaveOrganization(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw forbidden("Only a person can leave an organization.");
  await inTenant(ctx, async (tx) => {
    await lockMembership(tx, ctx);
    const member = await findMember(tx, ctx, actor.userId);
    if (!member) throw notFound("member");
    await endMembership(tx, ctx, member, "member.left");
  });
}

async function endMembership(
  tx: Transaction,
  ctx: Context,
  member: { userId: string; role: string },
  action: "member.removed" | "member.left",
): Promise<void> {
  if (member.role === "owner") await requireAnotherOwner(tx, ctx, member.userId);
  await tx
    .delete(members)
    .where(and(eq(members.organizationId, ctx.organizationId), eq(members.userId, member.userId)));
  await recordAudit(tx, ctx, { action, targetId: member.userId, details: { role: member.role } });
  await appendEvent(tx, ctx, { type: "member.removed", subjectId: encodeId("usr", member.userId) });
}
