import { invitations } from "@parley/db/schema";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type Invitation, invitationColumns, toInvitation } from "./invitation.ts";

export const ListInvitationsInput = PageInput.extend({
  /** Only those that may still be accepted or sent again (pending and expired). */
  open: z.boolean().default(false),
});

/** Invitations of the organization, newest first. */
export async function listInvitations(
  ctx: Context,
  input: z.input<typeof ListInvitationsInput> = {},
): Promise<Page<Invitation>> {
  guard(ctx, "members.read");
  const { limit, after, open } = parseInput(ListInvitationsInput, input);
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select(invitationColumns)
      .from(invitations)
      .where(
        and(
          eq(invitations.organizationId, ctx.organizationId),
          after ? lt(invitations.id, after) : undefined,
          open ? and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt)) : undefined,
        ),
      )
      .orderBy(desc(invitations.id))
      .limit(limit + 1);
    const now = ctx.clock.now();
    return toPage(
      rows.map((row) => toInvitation(row, now)),
      limit,
      (invitation) => invitation.id,
    );
  });
}
