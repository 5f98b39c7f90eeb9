import { imports } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq, sql } from "drizzle-orm";
import { type Context, inTenant } from "../../context/index.ts";
import type { DimensionCache } from "../../dimensions/index.ts";
import { appendEvent } from "../../events/index.ts";
import type { ImportRow } from "../import-summary.ts";
import type { PreparedCall } from "../write/prepare-call.ts";
import { writeCalls } from "../write/write-calls.ts";
import type { ImportPlan } from "./plan-import.ts";
import { HEADER_ROW, type Rejection, writeRejections } from "./rejections.ts";

export interface Batch {
  rows: number;
  calls: PreparedCall[];
  rejections: Rejection[];
  warnings: Set<string>;
}

export const emptyBatch = (): Batch => ({ rows: 0, calls: [], rejections: [], warnings: new Set() });

export interface ImportRun {
  row: ImportRow;
  plan: ImportPlan;
  layoutId: number;
  cache: DimensionCache;
  /** Rows that are committed. */
  rowsRead: number;
  announcedAt: number;
}

const MS_BETWEEN_EVENTS = 500;

/**
 * Writes a batch and the import's counters in one transaction: after a crash the next run goes on behind the last committed row and
 * no row counts twice. False when the import was canceled.
 */
export async function commitBatch(ctx: Context, run: ImportRun, batch: Batch, bytesRead: number): Promise<boolean> {
  const { row, plan } = run;
  const mine = and(eq(imports.organizationId, row.organizationId), eq(imports.id, row.id));
  try {
    const committed = await inTenant(ctx, async (tx) => {
      // Losing the last batches to a power cut loses their counters too, and the next run reads those rows again.
      await tx.execute(sql`set local synchronous_commit = off`);
      const [stored] = await tx.select().from(imports).where(mine).for("update");
      if (stored?.status !== "running") return false;
      if (stored.rowsRead !== run.rowsRead) throw new Error("Another run of this import has gone further");
      const now = ctx.clock.now();
      const target = { organizationId: row.organizationId, importId: row.id, generated: false, now };
      const written = await writeCalls(tx, { ...target, layoutId: run.layoutId, cache: run.cache }, batch.calls);
      const header = { rowNumber: HEADER_ROW, line: plan.headerLine, reason: "header", fields: plan.header };
      const first = stored.rowsRejected === 0 && batch.rejections.length > 0 ? [header] : [];
      await writeRejections(tx, row.organizationId, row.id, [...first, ...batch.rejections]);
      const warnings = new Set([...stored.warnings, ...plan.warnings, ...batch.warnings]);
      if (written.repeated > 0) warnings.add("Some call ids occur more than once; the last row of each counts.");
      const counters = {
        rowsRead: stored.rowsRead + batch.rows,
        rowsInserted: stored.rowsInserted + written.inserted,
        rowsUpdated: stored.rowsUpdated + written.updated,
        rowsUnchanged: stored.rowsUnchanged + written.unchanged,
        rowsRejected: stored.rowsRejected + batch.rejections.length,
        bytesRead: Math.max(stored.bytesRead, Math.min(bytesRead, row.bytesTotal)),
      };
      await tx
        .update(imports)
        .set({ ...counters, layout: plan.layoutName, mapping: plan.mapping, warnings: [...warnings] })
        .where(mine);
      if (now.getTime() - run.announcedAt >= MS_BETWEEN_EVENTS) {
        const subjectId = encodeId("imp", row.id);
        const data = { status: "running", bytesTotal: row.bytesTotal, ...counters };
        await appendEvent(tx, ctx, { type: "import.progressed", subjectId, data });
        run.announcedAt = now.getTime();
      }
      return true;
    });
    if (!committed) return false;
    run.cache.committed();
    run.rowsRead += batch.rows;
    return true;
  } catch (error) {
    run.cache.rolledBack();
    throw error;
  }
}
