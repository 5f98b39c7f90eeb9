import { apiKeys } from "@parley/db/schema";
import { forbidden, newUuid } from "@parley/platform";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput, permissions, permissionsOfScopes } from "../context/index.ts";
import { type ApiKey, apiKeyColumns, publicKey } from "./api-key.ts";
import { newApiKey } from "./api-key-secret.ts";

export const CreateApiKeyInput = z.object({
  name: z.string().trim().min(1, "Name the key after what will use it.").max(80, "Use at most 80 characters."),
  /** Permissions, or `*` for everything that an admin may. */
  scopes: z
    .array(z.enum([...permissions, "*"], "This is not a permission."))
    .min(1, "Choose at least one permission.")
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: z.coerce.date("Give a date and time.").nullish(),
});
export type CreateApiKeyInput = z.input<typeof CreateApiKeyInput>;

/** Makes a key for programs. `key` is in this answer and nowhere else. A key never may more than the one who made it. */
export async function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<ApiKey & { key: string }> {
  guard(ctx, "api_keys.manage");
  const { name, scopes, expiresAt } = parseInput(
    CreateApiKeyInput.refine(({ expiresAt }) => !expiresAt || expiresAt > ctx.clock.now(), {
      path: ["expiresAt"],
      message: "Choose a time in the future.",
    }),
    input,
  );
  for (const permission of permissionsOfScopes(scopes)) {
    if (!ctx.permissions.has(permission)) {
      throw forbidden(`You cannot give a key the permission ${permission}, because you do not have it.`);
    }
  }
  const { key, start, hash } = newApiKey();
  return inTenant(ctx, async (tx) => {
    const [row] = await tx
      .insert(apiKeys)
      .values({
        organizationId: ctx.organizationId,
        id: newUuid(),
        name,
        start,
        keyHash: hash,
        scopes,
        createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        expiresAt: expiresAt ?? null,
        createdAt: ctx.clock.now(),
      })
      .returning(apiKeyColumns);
    await recordAudit(tx, ctx, { action: "api_key.created", targetId: row!.id, details: { name, scopes } });
    return { ...publicKey(row!, ctx.clock.now()), key };
  });
}
