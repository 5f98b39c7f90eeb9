import { importMappings } from "@parley/db/schema";
import { asc, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { describeMapping, type SavedMapping } from "./require-mapping.ts";

/** The organization's saved mappings, by name. */
export async function listImportMappings(ctx: Context): Promise<SavedMapping[]> {
  guard(ctx, "imports.read");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(importMappings)
      .where(eq(importMappings.organizationId, ctx.organizationId))
      .orderBy(asc(importMappings.name)),
  );
  return rows.map(describeMapping);
}
