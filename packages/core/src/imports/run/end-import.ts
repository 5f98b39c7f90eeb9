import type { BulkDatabase } from "@parley/db";
import { imports } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../../audit/index.ts";
import { enqueueIndex } from "../../call-search/index.ts";
import { type Context, inTenant } from "../../context/index.ts";
import { appendEvent } from "../../events/index.ts";
import { enqueue } from "../../jobs/index.ts";
import type { ImportRow } from "../import-summary.ts";
import { settleCallers } from "../store/settle-callers.ts";

/** Ends a running import: first calls are set, the counters are told once more. An import that was canceled stays so. */
export async function endImport(
  ctx: Context,
  bulk: BulkDatabase,
  row: ImportRow,
  end: { status: "completed" } | { status: "failed"; failure: string },
): Promise<void> {
  if (row.kind === "calls") await settleCallers(bulk, row);
  await inTenant(ctx, async (tx) => {
    const failure = end.status === "failed" ? end.failure : null;
    const [ended] = await tx
      .update(imports)
      .set({
        ...{ status: end.status, failure, finishedAt: ctx.clock.now() },
        ...(end.status === "completed" ? { bytesRead: row.bytesTotal } : {}),
      })
      .where(and(eq(imports.organizationId, row.organizationId), eq(imports.id, row.id), eq(imports.status, "running")))
      .returning();
    if (!ended) return;
    const { rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected } = ended;
    const counts = { rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected };
    if (row.kind === "calls" && rowsInserted + rowsUpdated > 0) {
      await enqueueIndex(tx, row.organizationId, { importId: row.id });
      await enqueue(
        tx,
        "build_segments",
        { organizationId: row.organizationId },
        { key: `segments:${row.organizationId}`, queue: "build_segments" },
      );
    }
    const id = encodeId("imp", row.id);
    await recordAudit(tx, ctx, { action: `import.${end.status}`, targetId: id, details: { ...counts, failure } });
    await appendEvent(tx, ctx, { type: "import.finished", subjectId: id, data: { status: end.status, ...counts } });
  });
}
