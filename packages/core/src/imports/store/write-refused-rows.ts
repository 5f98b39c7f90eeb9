import type { BulkTransaction } from "@parley/db";
import { csvText } from "@parley/documents/csv";
import type { RejectedRow } from "../engine/encoded-batch.ts";
import type { ImportRow } from "../import-summary.ts";
import type { CallPlan } from "../plan.ts";
import { HEADER_ROW } from "../run/rejections.ts";

/** Keeps refused rows with their line, text and reason; the header goes before the first, so that they can be given back under it. */
export async function writeRefusedRows(
  tx: BulkTransaction,
  { organizationId, id }: ImportRow,
  plan: CallPlan,
  refused: RejectedRow[],
  isFirst: boolean,
): Promise<void> {
  if (refused.length === 0) return;
  const header = { rowNumber: HEADER_ROW, line: plan.headerLine, reason: "header", raw: csvText(plan.header) };
  const rows = isFirst ? [header, ...refused] : refused;
  await tx.query(
    `insert into import_rejections (organization_id, import_id, row_number, line, reason, raw)
     select $1, $2, * from unnest($3::int[], $4::int[], $5::text[], $6::text[]) on conflict do nothing`,
    [
      ...[organizationId, id, rows.map((row) => row.rowNumber), rows.map((row) => row.line)],
      ...[rows.map((row) => row.reason.replaceAll("\u0000", "")), rows.map((row) => row.raw)],
    ],
  );
}
