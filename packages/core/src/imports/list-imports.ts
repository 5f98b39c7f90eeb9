import { imports } from "@parley/db/schema";
import { decodeId, encodeId } from "@parley/platform";
import { and, desc, eq, lt } from "drizzle-orm";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type ImportSummary, summarizeImport } from "./import-summary.ts";
import { ListImportsInput } from "./schemas.ts";

export interface ImportPage {
  data: ImportSummary[];
  nextCursor: string | null;
  hasMore: boolean;
}

/** Newest first. Ids are ordered by time, so the last id of a page is its cursor; one that is unknown starts at the beginning. */
export async function listImports(ctx: Context, input: ListImportsInput = {}): Promise<ImportPage> {
  guard(ctx, "imports.read");
  const { limit, cursor } = parseInput(ListImportsInput, input);
  const after = cursor ? decodeId("imp", cursor) : null;
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(imports)
      .where(and(eq(imports.organizationId, ctx.organizationId), after ? lt(imports.id, after) : undefined))
      .orderBy(desc(imports.id))
      .limit(limit + 1),
  );
  const hasMore = rows.length > limit;
  const page = rows.slice(0, limit);
  const now = ctx.clock.now();
  return {
    data: page.map((row) => summarizeImport(row, now)),
    hasMore,
    nextCursor: hasMore ? encodeId("imp", page.at(-1)!.id) : null,
  };
}
