import type { BulkTransaction } from "@parley/db";
import type { EncodedBatch } from "../engine/encoded-batch.ts";
import { callColumns } from "../engine/tuple-columns.ts";
import { callsPartition } from "./calls-partition.ts";
import { copyDetails } from "./copy-details.ts";
import { copyPieces } from "./copy-format.ts";
import { lockCalls } from "./lock-calls.ts";
import { mergeStaged } from "./merge-staged.ts";

export interface WriteTarget {
  organizationId: string;
  /** Whose undo it belongs to; null for what comes without an import (webhooks). */
  importId: string | null;
  layoutId: number;
  now: Date;
  /** Who changed what, for the history of fields: `import:<uuid>` or `source:<uuid>`. */
  changedBy: string;
}

export interface WriteCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Numbers of changed calls whose first call may be another one now. */
  moved: string[];
}

/** Tells that segments of these days are out of date, as the table's triggers do for whoever writes through it. */
async function markDays(tx: BulkTransaction, organizationId: string, days: number[]): Promise<void> {
  await tx.query(
    `insert into segment_marks (organization_id, what) select $1, 'day:' || (date '1970-01-01' + day) from unnest($2::int[]) as written(day)`,
    [organizationId, days],
  );
}

/**
 * Writes a batch. `direct`: its fresh rows go straight into the tables, which fails (23505) when one of them is there after all; else
 * every row is staged and compared first.
 */
export async function writeBatch(
  tx: BulkTransaction,
  target: WriteTarget,
  batch: Pick<EncodedBatch, "fresh" | "changed" | "unchanged">,
  { direct }: { direct: boolean },
): Promise<WriteCounts> {
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: batch.unchanged, moved: [] };
  const { fresh, changed } = batch;
  if (fresh.count + changed.count > 0) await lockCalls(tx, target.organizationId);
  if (direct && fresh.count > 0) {
    const table = await callsPartition(tx, target.organizationId);
    await tx.copyIn(`copy ${table} (${callColumns.join(", ")}) from stdin (format binary)`, copyPieces([fresh.calls]));
    await copyDetails(tx, fresh, "call_details", "call_transcripts");
    if (table !== "calls") await markDays(tx, target.organizationId, fresh.days);
    counts.inserted += fresh.count;
  }
  const staged = direct ? [changed] : [fresh, changed];
  for (const group of staged) {
    if (group.count === 0) continue;
    const merged = await mergeStaged(tx, target, group);
    counts.inserted += merged.inserted;
    counts.updated += merged.updated;
    counts.unchanged += merged.unchanged;
    counts.moved.push(...merged.moved);
  }
  return counts;
}
