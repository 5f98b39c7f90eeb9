import { importMappings } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { requireMapping } from "./require-mapping.ts";

/** Forgets a saved mapping; imports that used it stay as they are. Throws `not_found`. */
export async function deleteImportMapping(ctx: Context, id: string): Promise<void> {
  guard(ctx, "imports.manage");
  await inTenant(ctx, async (tx) => {
    const { name } = await requireMapping(tx, ctx, id);
    await tx
      .delete(importMappings)
      .where(and(eq(importMappings.organizationId, ctx.organizationId), eq(importMappings.id, decodeId("map", id)!)));
    await recordAudit(tx, ctx, { action: "import_mapping.deleted", targetId: id, details: { name } });
  });
}
