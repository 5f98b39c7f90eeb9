import { apiKeys } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { apiKeyCache } from "./api-key-cache.ts";

export const RevokeApiKeyInput = z.object({ keyId: z.uuid() });

/** Ends a key for good. Revoking a revoked key changes nothing. Throws not_found for a key of another organization. */
export async function revokeApiKey(ctx: Context, input: z.input<typeof RevokeApiKeyInput>): Promise<void> {
  guard(ctx, "api_keys.manage");
  const { keyId } = parseInput(RevokeApiKeyInput, input);
  await inTenant(ctx, async (tx) => {
    const own = and(eq(apiKeys.organizationId, ctx.organizationId), eq(apiKeys.id, keyId));
    const [key] = await tx.select().from(apiKeys).where(own).for("update");
    if (!key) throw notFound("API key");
    if (key.revokedAt) return;
    await tx.update(apiKeys).set({ revokedAt: ctx.clock.now() }).where(own);
    await recordAudit(tx, ctx, { action: "api_key.revoked", targetId: keyId, details: { name: key.name } });
  });
  apiKeyCache.forget(keyId);
}
