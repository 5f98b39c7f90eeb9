import type { BulkTransaction } from "@parley/db";
import type { RowGroup } from "../engine/encoded-batch.ts";
import { COUNT_BYTES, callColumns } from "../engine/tuple-columns.ts";
import { copyDetails } from "./copy-details.ts";
import { copyPieces } from "./copy-format.ts";

/** Puts rows into temporary tables of this connection, beside which of their cells were filled. */
export async function stageRows(tx: BulkTransaction, group: RowGroup): Promise<void> {
  const like = (name: string, table: string, more = "") =>
    `create temporary table if not exists ${name} (like ${table} including defaults${more}) on commit delete rows`;
  await tx.query(like("staged_calls", "calls", ", filled smallint"));
  await tx.query(like("staged_details", "call_details"));
  await tx.query(like("staged_transcripts", "call_transcripts"));
  const columns = [...callColumns, "filled"].join(", ");
  await tx.copyIn(`copy staged_calls (${columns}) from stdin (format binary)`, copyPieces(withFilled(group)));
  await copyDetails(tx, group, "staged_details", "staged_transcripts");
  // The planner does not know temporary tables until somebody counts their rows.
  await tx.query("analyze staged_calls (id)");
  await tx.query("analyze staged_details (call_id)");
}

/** The tuples of `calls`, each with one field more. */
function* withFilled({ calls, starts, filled, count }: RowGroup): Generator<Uint8Array> {
  const fields = callColumns.length + 1;
  for (let row = 0; row < count; row++) {
    const end = row + 1 < count ? starts[row + 1]! : calls.length;
    const tuple = calls.slice(starts[row]!, end);
    tuple[0] = fields >> 8;
    tuple[1] = fields;
    yield Buffer.concat([tuple, Buffer.from([0, 0, 0, COUNT_BYTES, 0, filled[row]!])]);
  }
}
