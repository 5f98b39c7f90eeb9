import { imports } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { enqueueImport } from "./enqueue-import.ts";
import { requireImport } from "./get-import.ts";
import { type ImportSummary, summarizeImport } from "./import-summary.ts";

/** Stops an import that waits or runs; what it has written stays, and can be undone. Throws `not_found`, or `conflict` when it has ended. */
export async function cancelImport(ctx: Context, id: string): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const row = await inTenant(ctx, async (tx) => {
    const found = await requireImport(tx, ctx, id);
    const [canceled] = await tx
      .update(imports)
      .set({ status: "canceled", finishedAt: ctx.clock.now() })
      .where(
        and(
          eq(imports.organizationId, ctx.organizationId),
          eq(imports.id, found.id),
          inArray(imports.status, ["review", "queued", "running", "paused"]),
        ),
      )
      .returning();
    if (!canceled) throw conflict("import_ended", "This import has ended already.");
    // The run that is under way notices at its next batch; where there is none, the job puts in order what an earlier one wrote.
    await enqueueImport(tx, ctx.organizationId, found.id);
    await recordAudit(tx, ctx, { action: "import.canceled", targetId: id });
    await appendEvent(tx, ctx, { type: "import.finished", subjectId: id, data: { status: "canceled" } });
    return canceled;
  });
  return summarizeImport(row);
}
