import { invitations } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { InvitationInput, lockInvitation } from "./find-invitation.ts";
import { expiryFrom, type Invitation, invitationColumns, newInvitationToken, toInvitation } from "./invitation.ts";
import { enqueueInvitationMail } from "./invitation-mail.ts";
import { requireReach } from "./lock-membership.ts";

/** Sends an open or expired invitation again, with a new link that works for seven days. The link sent before ends. */
export async function resendInvitation(
  ctx: Context,
  input: z.input<typeof InvitationInput>,
  { publicUrl }: { publicUrl: string },
): Promise<Invitation> {
  guard(ctx, "members.manage");
  const { invitationId } = parseInput(InvitationInput, input);
  const now = ctx.clock.now();
  const { token, hash } = newInvitationToken();
  return inTenant(ctx, async (tx) => {
    const found = await lockInvitation(tx, ctx, invitationId);
    if (found.acceptedAt) throw conflict("invitation_used", "This invitation was accepted already.");
    if (found.revokedAt) throw conflict("invitation_revoked", "This invitation was revoked. Invite the person anew.");
    requireReach(ctx.permissions, found.role);
    const [row] = await tx
      .update(invitations)
      .set({ tokenHash: hash, expiresAt: expiryFrom(now), sentAt: now })
      .where(and(eq(invitations.organizationId, ctx.organizationId), eq(invitations.id, invitationId)))
      .returning(invitationColumns);
    await enqueueInvitationMail(tx, ctx, publicUrl, { email: found.email, token });
    await recordAudit(tx, ctx, {
      action: "invitation.resent",
      targetId: invitationId,
      details: { email: found.email },
    });
    return toInvitation(row!, now);
  });
}
