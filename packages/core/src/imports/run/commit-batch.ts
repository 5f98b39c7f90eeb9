import type { BulkDatabase, BulkTransaction } from "@parley/db";
import { encodeId } from "@parley/platform";
import { type Context, inTenant } from "../../context/index.ts";
import { appendEvent } from "../../events/index.ts";
import { keepZone } from "../../local-times/index.ts";
import type { EncoderScope } from "../engine/call-encoder.ts";
import type { EncodedBatch } from "../engine/encoded-batch.ts";
import type { ImportRow } from "../import-summary.ts";
import type { CallPlan } from "../plan.ts";
import { type WriteCounts, writeBatch } from "../store/write-batch.ts";
import { writeRefusedRows } from "../store/write-refused-rows.ts";

export interface ImportRun {
  row: ImportRow;
  plan: CallPlan;
  scope: EncoderScope;
  /** Rows that are committed. */
  rowsRead: number;
  /** Rows that the parsing thread does not know are new. */
  direct: boolean;
  announcedAt: number;
}

const MS_BETWEEN_EVENTS = 500;
const UNIQUE_VIOLATION = "23505";

/**
 * Writes a batch and the import's counters in one transaction: after a crash the next run goes on behind the last committed row and
 * no row counts twice. False when the import was canceled or waits for the user.
 */
export async function commitBatch(
  ctx: Context,
  bulk: BulkDatabase,
  run: ImportRun,
  batch: EncodedBatch,
): Promise<boolean> {
  const attempt = (direct: boolean) =>
    bulk.transaction(run.row.organizationId, (tx) => writeAll(tx, ctx, run, batch, direct));
  // A webhook may have brought one of the new calls a moment ago.
  const state = await attempt(run.direct).catch((error: { code?: string }) => {
    if (!run.direct || error.code !== UNIQUE_VIOLATION) throw error;
    return attempt(false);
  });
  if (state === "gone") return false;
  run.rowsRead += batch.rows;
  await announce(ctx, run, state);
  return !state.paused;
}

interface State extends Omit<WriteCounts, "moved"> {
  rowsRead: number;
  rejected: number;
  bytesRead: number;
  paused: boolean;
}

async function writeAll(
  tx: BulkTransaction,
  ctx: Context,
  run: ImportRun,
  batch: EncodedBatch,
  direct: boolean,
): Promise<State | "gone"> {
  const { row, plan, scope } = run;
  // Losing the last batches to a power cut loses their counters too, and the next run reads those rows again.
  await tx.query("set local synchronous_commit = off");
  const mine = [row.organizationId, row.id];
  const stored = await tx.query<{ status: string; rows_read: number; rows_rejected: number; warnings: string[] }>(
    "select status, rows_read, rows_rejected, warnings from imports where organization_id = $1 and id = $2 for update",
    mine,
  );
  const before = stored.rows[0];
  if (before?.status !== "running") return "gone";
  if (before.rows_read !== run.rowsRead) throw new Error("Another run of this import has gone further");
  await keepZone(tx, row.organizationId, scope.organizationTimezone);
  const target = { organizationId: row.organizationId, importId: row.id, layoutId: scope.layoutId };
  const written = await writeBatch(tx, { ...target, now: ctx.clock.now(), changedBy: `import:${row.id}` }, batch, {
    direct,
  });
  await writeRefusedRows(tx, row, plan, batch.rejected, before.rows_rejected === 0);
  const warnings = [...new Set([...before.warnings, ...plan.warnings, ...batch.warnings])];
  const stop = batch.shift ? { ...batch.shift, passed: false } : null;
  const after = await tx.query<{
    rows_read: number;
    rows_inserted: number;
    rows_updated: number;
    rows_unchanged: number;
    rows_rejected: number;
    bytes_read: string;
  }>(
    `update imports set rows_read = rows_read + $3, rows_inserted = rows_inserted + $4, rows_updated = rows_updated + $5,
       rows_unchanged = rows_unchanged + $6, rows_rejected = rows_rejected + $7, bytes_read = least(bytes_total, greatest(bytes_read, $8)),
       warnings = $9, status = case when $10::jsonb is null then status else 'paused' end, stop = coalesce($10::jsonb, stop)
     where organization_id = $1 and id = $2
     returning rows_read, rows_inserted, rows_updated, rows_unchanged, rows_rejected, bytes_read`,
    [
      ...mine,
      ...[batch.rows, written.inserted, written.updated, written.unchanged, batch.rejected.length, batch.position],
      ...[JSON.stringify(warnings), stop && JSON.stringify(stop)],
    ],
  );
  const now = after.rows[0]!;
  return {
    ...{ inserted: now.rows_inserted, updated: now.rows_updated, unchanged: now.rows_unchanged },
    ...{
      rowsRead: now.rows_read,
      rejected: now.rows_rejected,
      bytesRead: Number(now.bytes_read),
      paused: stop !== null,
    },
  };
}

/** Tells the pages how far it is, now and then. What they are told is never ahead of what is committed. */
async function announce(ctx: Context, run: ImportRun, state: State): Promise<void> {
  const now = ctx.clock.now().getTime();
  if (!state.paused && now - run.announcedAt < MS_BETWEEN_EVENTS) return;
  run.announcedAt = now;
  const counts = {
    ...{ rowsRead: state.rowsRead, rowsInserted: state.inserted, rowsUpdated: state.updated },
    ...{ rowsUnchanged: state.unchanged, rowsRejected: state.rejected, bytesRead: state.bytesRead },
  };
  const data = { status: state.paused ? "paused" : "running", bytesTotal: run.row.bytesTotal, ...counts };
  const type = state.paused ? "import.paused" : "import.progressed";
  await inTenant(ctx, (tx) => appendEvent(tx, ctx, { type, subjectId: encodeId("imp", run.row.id), data }));
}
