import { importRejections } from "@parley/db/schema";
import { csvText } from "@parley/documents/csv";
import { and, asc, eq, gt } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { csvLine } from "./csv/csv-line.ts";
import { requireImport } from "./get-import.ts";
import { HEADER_ROW } from "./run/rejections.ts";

const PAGE = 1000;

/**
 * The refused rows as a CSV that can be mended and imported again: line in the file, reason, then the file's own columns. Cells that a
 * spreadsheet would run as a formula begin with an apostrophe. Throws `not_found` before the first piece.
 */
export async function streamRejectedRows(ctx: Context, id: string): Promise<AsyncGenerator<string>> {
  guard(ctx, "imports.read");
  const { id: importId } = await inTenant(ctx, (tx) => requireImport(tx, ctx, id));

  const page = (after: number) =>
    inTenant(ctx, (tx) =>
      tx
        .select()
        .from(importRejections)
        .where(
          and(
            eq(importRejections.organizationId, ctx.organizationId),
            eq(importRejections.importId, importId),
            gt(importRejections.rowNumber, after),
          ),
        )
        .orderBy(asc(importRejections.rowNumber))
        .limit(PAGE),
    );

  async function* lines(): AsyncGenerator<string> {
    let rows = await page(HEADER_ROW - 1);
    const header = rows[0]?.rowNumber === HEADER_ROW ? rows.shift() : undefined;
    yield csvLine(["line", "reason"], header?.raw ?? csvText(["row"]));
    let last = HEADER_ROW;
    for (;;) {
      let piece = "";
      for (const row of rows) {
        piece += csvLine([String(row.line), row.reason], row.raw);
        last = row.rowNumber;
      }
      if (piece) yield piece;
      rows = await page(last);
      if (rows.length === 0) return;
    }
  }
  return lines();
}
