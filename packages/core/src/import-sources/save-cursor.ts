import { importSources } from "@parley/db/schema";
import { and, eq, ne, sql } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import type { SourceRow } from "./source.ts";

/** The source was deleted, paused or connected to something else while it was being read: what was read so far no longer counts. */
export class SourceChanged extends Error {
  constructor() {
    super("The source changed while it was read.");
    this.name = "SourceChanged";
  }
}

/** Keeps how far a source is read, so that a crash goes on from here. Throws SourceChanged. */
export async function saveCursor(ctx: Context, row: SourceRow, cursor: Record<string, unknown>): Promise<void> {
  const saved = await inTenant(ctx, (tx) =>
    tx
      .update(importSources)
      .set({ cursor })
      .where(
        and(
          ...[eq(importSources.organizationId, row.organizationId), eq(importSources.id, row.id)],
          ...[
            ne(importSources.status, "paused"),
            sql`${importSources.settings} = ${JSON.stringify(row.settings)}::jsonb`,
          ],
        ),
      ),
  );
  if (saved.rowCount === 0) throw new SourceChanged();
}
