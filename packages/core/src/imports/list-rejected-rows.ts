import { importRejections } from "@parley/db/schema";
import { invalidInput } from "@parley/platform";
import { and, asc, eq, gt } from "drizzle-orm";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { requireImport } from "./get-import.ts";
import { HEADER_ROW } from "./run/rejections.ts";
import { ListImportsInput } from "./schemas.ts";
import { storedCells } from "./stored-cells.ts";

export interface RejectedRow {
  /** Position among the file's rows, from 1. */
  row: number;
  /** Line of the file on which it starts, from 1. */
  line: number;
  reason: string;
  /** As the file has them; a single one when the row's quotes do not match. */
  cells: string[];
}

export interface RejectedRowPage {
  header: string[];
  data: RejectedRow[];
  nextCursor: string | null;
  hasMore: boolean;
}

/** Refused rows in the file's order; the last row of a page is its cursor. Throws `not_found`, and `invalid_input` for a wrong cursor. */
export async function listRejectedRows(
  ctx: Context,
  id: string,
  input: ListImportsInput = {},
): Promise<RejectedRowPage> {
  guard(ctx, "imports.read");
  const { limit, cursor } = parseInput(ListImportsInput, input);
  if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) {
    throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  }
  return inTenant(ctx, async (tx) => {
    const found = await requireImport(tx, ctx, id);
    const mine = and(eq(importRejections.organizationId, ctx.organizationId), eq(importRejections.importId, found.id));
    const [header] = await tx
      .select({ raw: importRejections.raw })
      .from(importRejections)
      .where(and(mine, eq(importRejections.rowNumber, HEADER_ROW)));
    const rows = await tx
      .select()
      .from(importRejections)
      .where(and(mine, gt(importRejections.rowNumber, cursor ? Number(cursor) : HEADER_ROW)))
      .orderBy(asc(importRejections.rowNumber))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    return {
      header: header ? storedCells(header.raw) : [],
      data: page.map(({ rowNumber, line, reason, raw }) => ({ row: rowNumber, line, reason, cells: storedCells(raw) })),
      nextCursor: hasMore ? String(page.at(-1)!.rowNumber) : null,
      hasMore,
    };
  });
}
