import { importSources } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import type { Storage } from "../storage/index.ts";
import { deleteSpool } from "./ctm/spool.ts";
import { requireSource } from "./require-source.ts";

/** Deletes a source with its keys. What it brought stays, with its imports; a look that waits finds nothing. Throws `not_found`. */
export async function deleteImportSource(ctx: Context, deps: { storage: Storage }, id: string): Promise<void> {
  guard(ctx, "imports.manage");
  const row = await inTenant(ctx, async (tx) => {
    const found = await requireSource(tx, ctx, id);
    await tx
      .delete(importSources)
      .where(and(eq(importSources.organizationId, ctx.organizationId), eq(importSources.id, found.id)));
    const { kind, name } = found;
    await recordAudit(tx, ctx, { action: "import_source.deleted", targetId: id, details: { kind, name } });
    return found;
  });
  await deleteSpool(deps.storage, row);
}
