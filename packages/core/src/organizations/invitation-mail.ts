import type { Transaction } from "@parley/db";
import { organizations, users } from "@parley/db/schema";
import { eq } from "drizzle-orm";
import type { Context } from "../context/index.ts";
import { enqueueMail } from "../mail/index.ts";
import { INVITATION_DAYS } from "./invitation.ts";

/** Queues the mail with the link. `publicUrl` is the product's address from its settings, never from a request's headers. */
export async function enqueueInvitationMail(
  tx: Transaction,
  ctx: Context,
  publicUrl: string,
  invitation: { email: string; token: string },
): Promise<void> {
  const [organization] = await tx
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId));
  const inviter = ctx.actor.kind === "user" ? await nameOf(tx, ctx.actor.userId) : null;
  const link = new URL(`/invite/${invitation.token}`, publicUrl).href;
  await enqueueMail(tx, {
    to: invitation.email,
    subject: `Join ${organization!.name} on Parley`,
    text: `${inviter ?? "An administrator"} invited you to ${organization!.name} on Parley. Open this link to join:\n\n${link}\n\nThe link works for ${INVITATION_DAYS} days, for ${invitation.email} only. If you do not know them, ignore this mail.\n`,
  });
}

async function nameOf(tx: Transaction, userId: string): Promise<string | null> {
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? null;
}
