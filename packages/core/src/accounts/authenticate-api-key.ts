import { type Database, setTenant, withTenant } from "@parley/db";
import { apiKeys } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { type Context, permissionsOfScopes } from "../context/index.ts";
import type { SegmentEngine } from "../segments/index.ts";
import { apiKeyCache, type KnownKey } from "./api-key-cache.ts";
import { hashApiKey, looksLikeApiKey } from "./api-key-secret.ts";

const LAST_USED_EVERY_MS = 60_000;

/**
 * The context that a presented API key opens, or null when it is unknown, expired or revoked. A revocation in this process
 * counts at once, one in another process after at most 30 seconds.
 */
export async function authenticateApiKey(
  { db, clock, segments }: { db: Database; clock: Clock; segments?: SegmentEngine },
  presentedKey: string,
): Promise<Context | null> {
  if (!looksLikeApiKey(presentedKey)) return null;
  const hash = hashApiKey(presentedKey);
  const now = clock.now();
  const key = apiKeyCache.get(hash, now) ?? (await readKey(db, hash, now));
  if (!key || (key.expiresAt && key.expiresAt <= now)) return null;
  return {
    db,
    clock,
    segments,
    organizationId: key.organizationId,
    actor: { kind: "api_key", keyId: key.id },
    permissions: permissionsOfScopes(key.scopes),
  };
}

async function readKey(db: Database, hash: string, now: Date): Promise<KnownKey | null> {
  return withTenant(db, { apiKeyHash: hash }, async (tx) => {
    const [row] = await tx
      .select({
        id: apiKeys.id,
        organizationId: apiKeys.organizationId,
        scopes: apiKeys.scopes,
        expiresAt: apiKeys.expiresAt,
        lastUsedAt: apiKeys.lastUsedAt,
      })
      .from(apiKeys)
      .where(and(eq(apiKeys.keyHash, hash), isNull(apiKeys.revokedAt)));
    if (!row || (row.expiresAt && row.expiresAt <= now)) return null;
    const stale = new Date(now.getTime() - LAST_USED_EVERY_MS);
    if (!row.lastUsedAt || row.lastUsedAt < stale) {
      await setTenant(tx, { organizationId: row.organizationId });
      await tx
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(
          and(
            eq(apiKeys.organizationId, row.organizationId),
            eq(apiKeys.id, row.id),
            or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, stale)),
          ),
        );
    }
    const { lastUsedAt: _, ...key } = row;
    apiKeyCache.set(hash, key, now);
    return key;
  });
}
