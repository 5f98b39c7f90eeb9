import { imports } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { enqueue } from "../jobs/index.ts";
import { importLane } from "./enqueue-import.ts";
import { requireImport } from "./get-import.ts";
import { type ImportSummary, summarizeImport, UNDO_DAYS } from "./import-summary.ts";

const ENDED = new Set(["completed", "failed", "canceled"]);

/**
 * Begins to take an import back as a whole: the job `undo_import` removes the rows that it brought and returns those that it changed
 * to what they were. Throws `not_found`, and `conflict`: import_running, undo_expired (30 days after its end), import_undone.
 */
export async function undoImport(ctx: Context, id: string): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const row = await inTenant(ctx, async (tx) => {
    const found = await requireImport(tx, ctx, id);
    if (found.status === "undoing" || found.status === "undone") {
      throw conflict("import_undone", "This import has been undone already.");
    }
    if (!ENDED.has(found.status) || !found.finishedAt) {
      throw conflict("import_running", "This import has not ended. Cancel it first.");
    }
    if (ctx.clock.now().getTime() - found.finishedAt.getTime() > UNDO_DAYS * 86_400_000) {
      throw conflict("undo_expired", `An import can be undone for ${UNDO_DAYS} days after its end.`);
    }
    const mine = and(
      eq(imports.organizationId, ctx.organizationId),
      eq(imports.id, found.id),
      eq(imports.status, found.status),
    );
    const [undoing] = await tx.update(imports).set({ status: "undoing" }).where(mine).returning();
    if (!undoing) throw conflict("import_undone", "This import has been undone already.");
    const payload = { organizationId: ctx.organizationId, importId: found.id };
    await enqueue(tx, "undo_import", payload, { queue: importLane(ctx.organizationId), key: `undo:${found.id}` });
    await recordAudit(tx, ctx, { action: "import.undo_requested", targetId: id });
    return undoing;
  });
  return summarizeImport(row);
}
