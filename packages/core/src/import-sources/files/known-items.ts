import { importSourceItems } from "@parley/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { type Context, inTenant } from "../../context/index.ts";
import type { SourceRow } from "../source.ts";

const BATCH = 1_000;

/** Which of these files the source has brought (or refused) already. */
export async function knownItems(ctx: Context, source: SourceRow, items: string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let start = 0; start < items.length; start += BATCH) {
    const found = await inTenant(ctx, (tx) =>
      tx
        .select({ item: importSourceItems.item })
        .from(importSourceItems)
        .where(
          and(
            eq(importSourceItems.organizationId, source.organizationId),
            eq(importSourceItems.sourceId, source.id),
            inArray(importSourceItems.item, items.slice(start, start + BATCH)),
          ),
        ),
    );
    for (const { item } of found) known.add(item);
  }
  return known;
}

/** Remembers files as brought by an import, or as refused (null), so that they are not looked at again. */
export async function rememberItems(
  ctx: Context,
  source: SourceRow,
  items: string[],
  importId: string | null,
): Promise<void> {
  const { organizationId, id: sourceId } = source;
  const rows = items.map((item) => ({ organizationId, sourceId, item, importId, at: ctx.clock.now() }));
  await inTenant(ctx, (tx) => tx.insert(importSourceItems).values(rows).onConflictDoNothing());
}
