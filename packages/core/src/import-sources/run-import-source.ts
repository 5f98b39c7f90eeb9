import { importSources } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { requireSource } from "./require-source.ts";
import { enqueueRun } from "./schedule.ts";
import { type ImportSource, presentSource } from "./source.ts";

/** Has a source look now instead of at its next time. Throws `not_found`, and `conflict` for one that is paused or a webhook. */
export async function runImportSource(ctx: Context, id: string): Promise<ImportSource> {
  guard(ctx, "imports.manage");
  return inTenant(ctx, async (tx) => {
    const row = await requireSource(tx, ctx, id);
    if (row.kind === "ctm_webhook")
      throw conflict("source_waits", "A webhook brings calls when they happen; it cannot be run.");
    if (row.status === "paused") throw conflict("source_paused", "This source is paused. Resume it first.");
    const now = ctx.clock.now();
    const [changed] = await tx
      .update(importSources)
      .set({ nextRunAt: now })
      .where(and(eq(importSources.organizationId, ctx.organizationId), eq(importSources.id, row.id)))
      .returning();
    await enqueueRun(tx, row, now);
    await recordAudit(tx, ctx, { action: "import_source.run", targetId: id });
    return presentSource(changed!);
  });
}
