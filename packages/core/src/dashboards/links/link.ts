import type { dashboardLinks } from "@parley/db/schema";
import { encodeId } from "@parley/platform";

export type LinkRow = typeof dashboardLinks.$inferSelect;
export type LinkState = "active" | "expired" | "revoked";

/** A public address of a board, without its token, which is shown once when it is made. */
export interface DashboardLink {
  /** Public id (link_...). */
  id: string;
  state: LinkState;
  hasPassword: boolean;
  expiresAt: Date;
  revokedAt: Date | null;
  /** When somebody last opened it, to the minute. */
  lastSeenAt: Date | null;
  createdBy: string | null;
  createdAt: Date;
}

export function presentLink(row: LinkRow, createdBy: string | null, now: Date): DashboardLink {
  return {
    id: encodeId("link", row.id),
    state: stateOfLink(row, now),
    hasPassword: row.passwordHash !== null,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
    lastSeenAt: row.lastSeenAt,
    createdBy,
    createdAt: row.createdAt,
  };
}

export function stateOfLink({ revokedAt, expiresAt }: Pick<LinkRow, "revokedAt" | "expiresAt">, now: Date): LinkState {
  if (revokedAt) return "revoked";
  return expiresAt.getTime() <= now.getTime() ? "expired" : "active";
}
