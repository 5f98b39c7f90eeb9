import { invitations, members, users } from "@parley/db/schema";
import { conflict, encodeId, newUuid } from "@parley/platform";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput, roleNames } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { expiryFrom, type Invitation, invitationColumns, newInvitationToken, toInvitation } from "./invitation.ts";
import { enqueueInvitationMail } from "./invitation-mail.ts";
import { lockMembership, requireReach } from "./lock-membership.ts";

export const InviteMemberInput = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email("Enter an e-mail address.")),
  role: z.enum(roleNames, "This role does not exist."),
});
export type InviteMemberInput = z.input<typeof InviteMemberInput>;

/** Invites a person by a link in a mail, which works for seven days and for that address only. */
export async function inviteMember(
  ctx: Context,
  input: InviteMemberInput,
  { publicUrl }: { publicUrl: string },
): Promise<Invitation> {
  guard(ctx, "members.manage");
  const { email, role } = parseInput(InviteMemberInput, input);
  const now = ctx.clock.now();
  const { token, hash } = newInvitationToken();
  return inTenant(ctx, async (tx) => {
    const held = await lockMembership(tx, ctx);
    guard({ ...ctx, permissions: held }, "members.manage");
    requireReach(held, role);
    const [member] = await tx
      .select({ id: users.id })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, ctx.organizationId), eq(users.email, email)));
    if (member) throw conflict("already_member", `${email} is a member already.`);
    const [waiting] = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(
        and(
          eq(invitations.organizationId, ctx.organizationId),
          eq(invitations.email, email),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, now),
        ),
      );
    if (waiting) throw conflict("already_invited", `${email} has an open invitation. Send that one again instead.`);
    const [row] = await tx
      .insert(invitations)
      .values({
        organizationId: ctx.organizationId,
        id: newUuid(),
        email,
        role,
        tokenHash: hash,
        invitedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        expiresAt: expiryFrom(now),
        sentAt: now,
        createdAt: now,
      })
      .returning(invitationColumns);
    await enqueueInvitationMail(tx, ctx, publicUrl, { email, token });
    await recordAudit(tx, ctx, { action: "member.invited", targetId: row!.id, details: { email, role } });
    await appendEvent(tx, ctx, {
      type: "member.invited",
      subjectId: encodeId("inv", row!.id),
      data: { email, role },
    });
    return toInvitation(row!, now);
  });
}
