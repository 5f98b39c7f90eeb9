import type { Transaction } from "@parley/db";
import { csvText } from "@parley/documents/csv";
import { sql } from "drizzle-orm";
import { plainArray, textArray } from "../write/array-literals.ts";

/** The file's header is kept as row 0, so that the refused rows can be given back under it. */
export const HEADER_ROW = 0;

/** Longer rows are cut: they are kept to be recognised and mended. */
const LONGEST_RAW = 100_000;

export interface Rejection {
  /** Position among the file's rows, from 1; 0 is the header. */
  rowNumber: number;
  line: number;
  reason: string;
  fields: readonly string[];
}

export async function writeRejections(
  tx: Transaction,
  organizationId: string,
  importId: string,
  rejections: Rejection[],
): Promise<void> {
  if (rejections.length === 0) return;
  const raw = rejections.map((row) => csvText(row.fields).replaceAll("\u0000", "").slice(0, LONGEST_RAW));
  await tx.execute(
    sql`insert into import_rejections (organization_id, import_id, row_number, line, reason, raw)
        select ${organizationId}, ${importId}, * from unnest(${plainArray(rejections.map((row) => row.rowNumber))}::int[],
          ${plainArray(rejections.map((row) => row.line))}::int[],
          ${textArray(rejections.map((row) => row.reason.replaceAll("\u0000", "")))}::text[], ${textArray(raw)}::text[])
        on conflict do nothing`,
  );
}
