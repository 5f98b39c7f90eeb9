import type { Transaction } from "@parley/db";
import { imports } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type ImportRow, type ImportSummary, summarizeImport } from "./import-summary.ts";

/** One import of the organization. Throws `not_found`. */
export async function getImport(ctx: Context, id: string): Promise<ImportSummary> {
  guard(ctx, "imports.read");
  return inTenant(ctx, async (tx) => summarizeImport(await requireImport(tx, ctx, id), ctx.clock.now()));
}

/** Fetches by public id inside the tenant or throws `not_found`. */
export async function requireImport(tx: Transaction, ctx: Context, id: string): Promise<ImportRow> {
  const uuid = decodeId("imp", id);
  if (!uuid) throw notFound("import");
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.organizationId, ctx.organizationId), eq(imports.id, uuid)));
  if (!row) throw notFound("import");
  return row;
}
