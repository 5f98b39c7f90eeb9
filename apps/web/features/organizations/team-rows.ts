/** What the team page hands its rows: public ids, times in ISO 8601. */
export interface MemberRow {
  id: string;
  name: string;
  email: string;
  image: string | null;
  role: string;
  twoFactorEnabled: boolean;
  joinedAt: string;
}

export interface InvitationRow {
  id: string;
  email: string;
  role: string;
  state: "pending" | "accepted" | "revoked" | "expired";
  sentAt: string;
  expiresAt: string;
}
