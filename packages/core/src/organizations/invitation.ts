import { createHash, randomBytes } from "node:crypto";
import { invitations } from "@parley/db/schema";

export type InvitationState = "pending" | "accepted" | "revoked" | "expired";

export interface Invitation {
  id: string;
  email: string;
  role: string;
  state: InvitationState;
  invitedBy: string | null;
  sentAt: Date;
  expiresAt: Date;
  createdAt: Date;
}

export const INVITATION_DAYS = 7;

export const invitationColumns = {
  id: invitations.id,
  email: invitations.email,
  role: invitations.role,
  invitedBy: invitations.invitedBy,
  sentAt: invitations.sentAt,
  expiresAt: invitations.expiresAt,
  createdAt: invitations.createdAt,
  acceptedAt: invitations.acceptedAt,
  revokedAt: invitations.revokedAt,
};

type Ends = { expiresAt: Date; acceptedAt: Date | null; revokedAt: Date | null };

export function stateOf({ expiresAt, acceptedAt, revokedAt }: Ends, now: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "pending";
}

export function toInvitation(row: Omit<Invitation, "state"> & Ends, now: Date): Invitation {
  const { acceptedAt: _accepted, revokedAt: _revoked, ...rest } = row;
  return { ...rest, state: stateOf(row, now) };
}

export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 24 * 3600 * 1000);
}

/** 256 random bits for the link in the mail; only the sha-256 is kept. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashInvitationToken(token) };
}

export function hashInvitationToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
