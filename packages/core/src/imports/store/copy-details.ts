import type { BulkTransaction } from "@parley/db";
import type { RowGroup } from "../engine/encoded-batch.ts";
import { copyPieces } from "./copy-format.ts";

/** Writes the kept texts and transcripts of rows into these tables, the real ones or staged. */
export async function copyDetails(
  tx: BulkTransaction,
  group: RowGroup,
  details: string,
  transcripts: string,
): Promise<void> {
  const into = (table: string, columns: string) => `copy ${table} (${columns}) from stdin (format binary)`;
  await tx.copyIn(into(details, "organization_id, call_id, layout_id, payload"), copyPieces([group.details]));
  if (group.transcripts.length === 0) return;
  const columns = "organization_id, call_id, text, language, confidence";
  await tx.copyIn(into(transcripts, columns), copyPieces([group.transcripts]));
}
