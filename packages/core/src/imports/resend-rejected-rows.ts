import type { Transaction } from "@parley/db";
import { importRejections } from "@parley/db/schema";
import { csvText } from "@parley/documents/csv";
import { conflict, type FieldError, invalidInput, newUuid } from "@parley/platform";
import { and, eq, gt, inArray } from "drizzle-orm";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import type { Storage } from "../storage/index.ts";
import { requireImport } from "./get-import.ts";
import type { ImportRow, ImportSummary } from "./import-summary.ts";
import type { ImportPlan } from "./mapping/build-import-plan.ts";
import { registerImport } from "./register-import.ts";
import { HEADER_ROW } from "./run/rejections.ts";
import { ResendRejectedRowsInput } from "./schemas.ts";

/**
 * Imports refused rows again as the user mended them, read the same way as the first time: a new import of its own, whose mendsId is the
 * first one. Throws `not_found`; `conflict` while the import runs or when it kept no plan; `invalid_input` for a row that was not
 * refused and one with another number of cells than the header.
 */
export async function resendRejectedRows(
  ctx: Context,
  deps: { storage: Storage },
  id: string,
  input: ResendRejectedRowsInput,
): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const { rows } = parseInput(ResendRejectedRowsInput, input);
  const { parent, plan } = await inTenant(ctx, async (tx) => {
    const found = await requireImport(tx, ctx, id);
    const kept = mendablePlan(found);
    await checkRows(tx, ctx, found, kept, rows);
    return { parent: found, plan: kept };
  });

  const newId = newUuid(ctx.clock.now().getTime());
  const storageKey = `${ctx.organizationId}/imports/${newId}.csv`;
  const lines = [plan.header, ...rows.map(({ cells }) => cells)].map((cells) => `${csvText(cells)}\r\n`);
  const bytesTotal = await deps.storage.put(storageKey, inPieces(lines));
  const { kind, fileName, source, timezone, currency, layout, sourceId } = parent;
  try {
    return await inTenant(ctx, (tx) =>
      registerImport(tx, ctx, {
        ...{ id: newId, source, timezone, currency, layout, sourceId, storageKey, bytesTotal, status: "queued" },
        ...{ kind: kind as ImportPlan["kind"], fileName: mendedName(fileName), mendsId: parent.id },
        plan: { ...plan, delimiter: ",", headerLine: 1 },
      }),
    );
  } catch (error) {
    await deps.storage.delete(storageKey);
    throw error;
  }
}

function mendablePlan({ status, plan }: ImportRow): ImportPlan {
  if (status !== "completed" && status !== "failed" && status !== "canceled") {
    throw conflict("import_not_ended", "Wait until this import has ended, then send its rows again.");
  }
  if (!plan) {
    throw conflict(
      "import_without_plan",
      "Rows of this import cannot be sent again. Download them and import the file.",
    );
  }
  return plan as ImportPlan;
}

async function checkRows(
  tx: Transaction,
  ctx: Context,
  parent: ImportRow,
  plan: ImportPlan,
  rows: readonly { row: number; cells: string[] }[],
): Promise<void> {
  const numbers = rows.map(({ row }) => row);
  const known = await tx
    .select({ row: importRejections.rowNumber })
    .from(importRejections)
    .where(
      and(
        eq(importRejections.organizationId, ctx.organizationId),
        eq(importRejections.importId, parent.id),
        gt(importRejections.rowNumber, HEADER_ROW),
        inArray(importRejections.rowNumber, numbers),
      ),
    );
  const refused = new Set(known.map(({ row }) => row));
  const errors: FieldError[] = [];
  rows.forEach(({ row, cells }, index) => {
    if (!refused.delete(row)) {
      const twice = numbers.indexOf(row) < index;
      const message = twice ? `Row ${row} is there twice.` : `Row ${row} of this import was not refused.`;
      errors.push({ pointer: `/rows/${index}/row`, message });
    } else if (cells.length !== plan.header.length) {
      const message = `Row ${row} has ${cells.length} cells, the header has ${plan.header.length}.`;
      errors.push({ pointer: `/rows/${index}/cells`, message });
    }
  });
  if (errors.length > 0) throw invalidInput(errors.slice(0, 20), errors[0]!.message);
}

function mendedName(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  const stem = dot > 0 ? fileName.slice(0, dot) : fileName;
  return `${stem.slice(0, 230).replace(/ \(mended\)$/, "")} (mended).csv`;
}

async function* inPieces(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < lines.length; at += 200) yield Buffer.from(lines.slice(at, at + 200).join(""));
}
