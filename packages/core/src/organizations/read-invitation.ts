import { type Database, setTenant, withTenant } from "@parley/db";
import { invitations, organizations } from "@parley/db/schema";
import { type Clock, notFound } from "@parley/platform";
import { eq } from "drizzle-orm";
import { hashInvitationToken, type InvitationState, invitationColumns, stateOf } from "./invitation.ts";

export interface InvitationPreview {
  organizationName: string;
  email: string;
  role: string;
  state: InvitationState;
}

/** What the holder of a link may know before they sign in. Throws not_found for a link that never was or was replaced. */
export async function readInvitation(
  { db, clock }: { db: Database; clock: Clock },
  token: string,
): Promise<InvitationPreview> {
  const invitationTokenHash = hashInvitationToken(token);
  return withTenant(db, { invitationTokenHash }, async (tx) => {
    const [row] = await tx
      .select({ ...invitationColumns, organizationId: invitations.organizationId })
      .from(invitations)
      .where(eq(invitations.tokenHash, invitationTokenHash));
    if (!row) throw notFound("invitation");
    await setTenant(tx, { organizationId: row.organizationId });
    const [organization] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, row.organizationId));
    return {
      organizationName: organization!.name,
      email: row.email,
      role: row.role,
      state: stateOf(row, clock.now()),
    };
  });
}
