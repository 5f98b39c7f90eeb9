import { apiKeys } from "@parley/db/schema";
import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type ApiKey, apiKeyColumns, publicKey } from "./api-key.ts";
import { type Page, PageInput, toPage } from "./page.ts";

/** Keys of the organization, newest first, revoked and expired ones included. */
export async function listApiKeys(ctx: Context, input: z.input<typeof PageInput> = {}): Promise<Page<ApiKey>> {
  guard(ctx, "api_keys.manage");
  const { limit, after } = parseInput(PageInput, input);
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select(apiKeyColumns)
      .from(apiKeys)
      .where(and(eq(apiKeys.organizationId, ctx.organizationId), after ? lt(apiKeys.id, after) : undefined))
      .orderBy(desc(apiKeys.id))
      .limit(limit + 1);
    const now = ctx.clock.now();
    return toPage(
      rows.map((row) => publicKey(row, now)),
      limit,
      (key) => key.id,
    );
  });
}
