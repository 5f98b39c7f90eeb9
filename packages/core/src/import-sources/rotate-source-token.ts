import { importSources } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { requireSource } from "./require-source.ts";
import { type ImportSource, presentSource } from "./source.ts";
import { newToken } from "./webhook/token.ts";

/** Gives a webhook a new address; the old one is unknown from now on. `token` is in this answer only. Throws `not_found`, `conflict`. */
export async function rotateSourceToken(ctx: Context, id: string): Promise<ImportSource & { token: string }> {
  guard(ctx, "imports.manage");
  const { token, hash } = newToken();
  return inTenant(ctx, async (tx) => {
    const row = await requireSource(tx, ctx, id);
    if (row.kind !== "ctm_webhook")
      throw conflict("source_without_token", "Only a webhook has an address with a token.");
    await tx
      .update(importSources)
      .set({ tokenHash: hash })
      .where(and(eq(importSources.organizationId, ctx.organizationId), eq(importSources.id, row.id)));
    await recordAudit(tx, ctx, { action: "import_source.token_rotated", targetId: id });
    return { ...presentSource(row), token };
  });
}
