import { imports } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { enqueueImport } from "./enqueue-import.ts";
import { requireImport } from "./get-import.ts";
import { type ImportSummary, summarizeImport } from "./import-summary.ts";

/** Goes on with an import that was stopped at a shift; it is not stopped again. Throws `not_found`, or `conflict` when it does not wait. */
export async function continueImport(ctx: Context, id: string): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const row = await inTenant(ctx, async (tx) => {
    const { id: importId, stop } = await requireImport(tx, ctx, id);
    const [queued] = await tx
      .update(imports)
      .set({ status: "queued", stop: stop && { ...stop, passed: true } })
      .where(
        and(eq(imports.organizationId, ctx.organizationId), eq(imports.id, importId), eq(imports.status, "paused")),
      )
      .returning();
    if (!queued) throw conflict("import_not_paused", "This import does not wait for a decision.");
    await enqueueImport(tx, ctx.organizationId, importId);
    await recordAudit(tx, ctx, { action: "import.continued", targetId: id });
    return queued;
  });
  return summarizeImport(row);
}
