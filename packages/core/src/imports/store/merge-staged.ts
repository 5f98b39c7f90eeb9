import type { BulkTransaction } from "@parley/db";
import type { RowGroup } from "../engine/encoded-batch.ts";
import { callColumns } from "../engine/tuple-columns.ts";
import { mergeCalls } from "./merge-calls.ts";
import { mergeDetails } from "./merge-details.ts";
import { recordChanges } from "./record-changes.ts";
import { stageRows } from "./stage-rows.ts";
import type { WriteCounts, WriteTarget } from "./write-batch.ts";

/**
 * Brings rows in that may be about calls which are there already. A call that is not becomes one; else the more complete and later
 * state wins: completed beats in progress, a filled cell beats an empty one, and of two filled ones the later counts. What
 * changes is kept for undo and for the history of score, conversion and value.
 */
export async function mergeStaged(tx: BulkTransaction, target: WriteTarget, group: RowGroup): Promise<WriteCounts> {
  await stageRows(tx, group);
  const inserted = await insertMissing(tx, target);
  await mergeCalls(tx, target);
  await mergeDetails(tx, target);
  const { updated, moved } = await recordChanges(tx, target);
  await tx.query("truncate staged_calls, staged_details, staged_transcripts, merged_calls, merged_details");
  return { inserted, updated, unchanged: group.count - inserted - updated, moved };
}

async function insertMissing(tx: BulkTransaction, { organizationId }: WriteTarget): Promise<number> {
  const columns = callColumns.join(", ");
  const missing = "not exists (select from calls c where c.organization_id = $1 and c.id = s.id)";
  await tx.query("create temporary table if not exists staged_missing (id uuid) on commit delete rows");
  const { rowCount } = await tx.query(`insert into staged_missing select id from staged_calls s where ${missing}`, [
    organizationId,
  ]);
  if (!rowCount) return 0;
  await tx.query(
    `insert into calls (${columns}) select ${columns} from staged_calls where id in (select id from staged_missing)`,
  );
  await tx.query(
    `insert into call_details select * from staged_details where call_id in (select id from staged_missing)`,
  );
  await tx.query(
    `insert into call_transcripts select * from staged_transcripts where call_id in (select id from staged_missing)`,
  );
  await tx.query("truncate staged_missing");
  return rowCount;
}
