import type { Transaction } from "@parley/db";
import { invitations } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "../context/index.ts";
import { invitationColumns } from "./invitation.ts";

export const InvitationInput = z.object({ invitationId: z.uuid() });

/** Locks an invitation of this organization for a change. Throws not_found for any other. */
export async function lockInvitation(tx: Transaction, ctx: Context, invitationId: string) {
  const [row] = await tx
    .select(invitationColumns)
    .from(invitations)
    .where(and(eq(invitations.organizationId, ctx.organizationId), eq(invitations.id, invitationId)))
    .for("update");
  if (!row) throw notFound("invitation");
  return row;
}
