import { importSources } from "@parley/db/schema";
import { asc, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type DayRows, readDays } from "./health/read-days.ts";
import { type ImportSource, presentSource } from "./source.ts";

/** All sources of the organization (there are few), oldest first, each with the rows that it brought on the last 30 days. */
export async function listImportSources(ctx: Context): Promise<(ImportSource & { days: DayRows[] })[]> {
  guard(ctx, "imports.read");
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(importSources)
      .where(eq(importSources.organizationId, ctx.organizationId))
      .orderBy(asc(importSources.id));
    const days = await readDays(tx, ctx);
    return rows.map((row) => ({ ...presentSource(row), days: days.get(row.id) ?? [] }));
  });
}
