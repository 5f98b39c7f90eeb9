import { imports } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import type { ImportRow } from "../imports/import-summary.ts";
import { HEADER_ROW, type Rejection, writeRejections } from "../imports/run/rejections.ts";
import type { SpendRow } from "./parse-spend-row.ts";
import type { AdSpendPlan } from "./plan.ts";
import { writeSpendRows } from "./write-spend-rows.ts";

export interface SpendBatch {
  /** Rows of the file that are in it. */
  rows: number;
  bytesRead: number;
  sums: SpendRow[];
  /** Rows that were added to one of an earlier row; they count as unchanged. */
  repeated: number;
  rejections: Rejection[];
}

export const emptySpendBatch = (): SpendBatch => {
  return { rows: 0, bytesRead: 0, sums: [], repeated: 0, rejections: [] };
};

export interface SpendRun {
  row: ImportRow;
  plan: AdSpendPlan;
  /** Rows that are committed. */
  rowsRead: number;
  announcedAt: number;
}

const MS_BETWEEN_EVENTS = 500;
const REPEATED = "Several rows are of the same day, source, medium and campaign; their figures were added up.";

/**
 * Writes a batch and the import's counters in one transaction: after a crash the next run goes on behind the last committed row and
 * no row counts twice. False when the import was canceled.
 */
export async function commitSpendBatch(ctx: Context, run: SpendRun, batch: SpendBatch): Promise<boolean> {
  const { row, plan } = run;
  const mine = and(eq(imports.organizationId, row.organizationId), eq(imports.id, row.id));
  const committed = await inTenant(ctx, async (tx) => {
    const [stored] = await tx.select().from(imports).where(mine).for("update");
    if (stored?.status !== "running") return false;
    if (stored.rowsRead !== run.rowsRead) throw new Error("Another run of this import has gone further");
    const now = ctx.clock.now();
    const target = { organizationId: row.organizationId, importId: row.id, mendsId: row.mendsId, now };
    const written = await writeSpendRows(tx, target, batch.sums);
    const header = { rowNumber: HEADER_ROW, line: plan.headerLine, reason: "header", fields: plan.header };
    const first = stored.rowsRejected === 0 && batch.rejections.length > 0 ? [header] : [];
    await writeRejections(tx, row.organizationId, row.id, [...first, ...batch.rejections]);
    const counters = {
      rowsRead: stored.rowsRead + batch.rows,
      rowsInserted: stored.rowsInserted + written.inserted,
      rowsUpdated: stored.rowsUpdated + written.updated,
      rowsUnchanged: stored.rowsUnchanged + written.unchanged + batch.repeated,
      rowsRejected: stored.rowsRejected + batch.rejections.length,
      bytesRead: Math.max(stored.bytesRead, Math.min(batch.bytesRead, row.bytesTotal)),
    };
    const warnings = new Set([...stored.warnings, ...plan.warnings, ...(batch.repeated > 0 ? [REPEATED] : [])]);
    const said = { layout: "ad_spend", mapping: plan.mapping, warnings: [...warnings] };
    await tx
      .update(imports)
      .set({ ...counters, ...said })
      .where(mine);
    if (now.getTime() - run.announcedAt >= MS_BETWEEN_EVENTS) {
      const data = { status: "running", bytesTotal: row.bytesTotal, ...counters };
      await appendEvent(tx, ctx, { type: "import.progressed", subjectId: encodeId("imp", row.id), data });
      run.announcedAt = now.getTime();
    }
    return true;
  });
  if (committed) run.rowsRead += batch.rows;
  return committed;
}
