import { setTenant, withTenant } from "@parley/db";
import { invitations, members, users } from "@parley/db/schema";
import { conflict, DomainError, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { lockInvitation } from "./find-invitation.ts";
import { hashInvitationToken, stateOf } from "./invitation.ts";
import { findMember } from "./lock-membership.ts";
import { contextIn, type Person } from "./person.ts";
import { pointSession } from "./point-session.ts";

export const AcceptInvitationInput = z.object({ token: z.string().min(1).max(200) });

/**
 * Joins the organization of a link. Accepting again by the same person only leads there. Throws not_found for an unknown link,
 * rule_violation `invitation_email_mismatch` for another address, conflict `invitation_{used,revoked,expired}`.
 */
export async function acceptInvitation(
  person: Person,
  input: z.input<typeof AcceptInvitationInput>,
): Promise<{ organizationId: string }> {
  const invitationTokenHash = hashInvitationToken(parseInput(AcceptInvitationInput, input).token);
  return withTenant(person.db, { invitationTokenHash }, async (tx) => {
    const [known] = await tx
      .select({ id: invitations.id, organizationId: invitations.organizationId })
      .from(invitations)
      .where(eq(invitations.tokenHash, invitationTokenHash));
    if (!known) throw notFound("invitation");
    const { organizationId } = known;
    const ctx = contextIn(person, organizationId);
    await setTenant(tx, { organizationId, userId: person.userId });
    const invitation = await lockInvitation(tx, ctx, known.id);
    const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, person.userId));
    if (user?.email.toLowerCase() !== invitation.email) {
      throw new DomainError(
        "rule_violation",
        "invitation_email_mismatch",
        `This invitation is for ${invitation.email}. Sign in with that address to accept it.`,
      );
    }
    const member = await findMember(tx, ctx, person.userId);
    if (member && invitation.acceptedAt) {
      await pointSession(tx, person, organizationId);
      return { organizationId };
    }
    requirePending(stateOf(invitation, person.clock.now()));
    const now = person.clock.now();
    await tx
      .update(invitations)
      .set({ acceptedAt: now })
      .where(and(eq(invitations.organizationId, organizationId), eq(invitations.id, known.id)));
    const { role } = invitation;
    const joined = await tx
      .insert(members)
      .values({ organizationId, userId: person.userId, role, createdAt: now })
      .onConflictDoNothing()
      .returning({ role: members.role });
    await recordAudit(tx, ctx, { action: "invitation.accepted", targetId: known.id, details: { role } });
    if (joined.length > 0) {
      await appendEvent(tx, ctx, { type: "member.joined", subjectId: encodeId("usr", person.userId), data: { role } });
    }
    await pointSession(tx, person, organizationId);
    return { organizationId };
  });
}

function requirePending(state: ReturnType<typeof stateOf>): void {
  if (state === "accepted") throw conflict("invitation_used", "This invitation was used already. Ask for a new one.");
  if (state === "revoked") throw conflict("invitation_revoked", "This invitation was revoked. Ask for a new one.");
  if (state === "expired") throw conflict("invitation_expired", "This invitation has expired. Ask for a new one.");
}
