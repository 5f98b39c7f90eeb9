import { invitations } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { InvitationInput, lockInvitation } from "./find-invitation.ts";

/** Ends an invitation: its link opens nothing any more. Revoking twice changes nothing. */
export async function revokeInvitation(ctx: Context, input: z.input<typeof InvitationInput>): Promise<void> {
  guard(ctx, "members.manage");
  const { invitationId } = parseInput(InvitationInput, input);
  await inTenant(ctx, async (tx) => {
    const found = await lockInvitation(tx, ctx, invitationId);
    if (found.acceptedAt) {
      throw conflict("invitation_used", "This invitation was accepted already. Remove the member instead.");
    }
    if (found.revokedAt) return;
    await tx
      .update(invitations)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(invitations.organizationId, ctx.organizationId), eq(invitations.id, invitationId)));
    await recordAudit(tx, ctx, {
      action: "invitation.revoked",
      targetId: invitationId,
      details: { email: found.email },
    });
  });
}
