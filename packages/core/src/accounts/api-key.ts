import { apiKeys } from "@parley/db/schema";

/** An API key as it is shown: never the key itself. */
export interface ApiKey {
  id: string;
  name: string;
  /** First characters of the key, to recognise it by. */
  start: string;
  scopes: string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  state: "active" | "expired" | "revoked";
}

export const apiKeyColumns = {
  id: apiKeys.id,
  name: apiKeys.name,
  start: apiKeys.start,
  scopes: apiKeys.scopes,
  createdBy: apiKeys.createdBy,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

export function publicKey(row: Omit<ApiKey, "state">, now: Date): ApiKey {
  const expired = row.expiresAt !== null && row.expiresAt <= now;
  return { ...row, state: row.revokedAt ? "revoked" : expired ? "expired" : "active" };
}
