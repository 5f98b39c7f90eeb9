import type { BulkDatabase, Database } from "@parley/db";
import { imports } from "@parley/db/schema";
import { type Clock, encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { undoAdSpend } from "../../ad-spend/index.ts";
import { recordAudit } from "../../audit/index.ts";
import { enqueueIndex } from "../../call-search/index.ts";
import { inTenant, systemContext } from "../../context/index.ts";
import { appendEvent } from "../../events/index.ts";
import type { JobPayload } from "../../jobs/index.ts";
import { undoCalls } from "../store/undo-calls.ts";
import { lockOrganizationImports } from "./lock-organization-imports.ts";

/** Job `undo_import`. All or nothing, and once: a second run finds nothing of the import left. */
export async function runUndo(
  deps: { db: Database; bulk: BulkDatabase; clock: Clock },
  { organizationId, importId }: JobPayload<"undo_import">,
): Promise<void> {
  const release = await lockOrganizationImports(deps.db, organizationId);
  if (!release) throw new Error("An import of this organization is running; the undo is tried again.");
  const ctx = systemContext(deps, organizationId, { kind: "job", job: "undo_import" });
  const mine = and(eq(imports.organizationId, organizationId), eq(imports.id, importId), eq(imports.status, "undoing"));
  try {
    const [row] = await inTenant(ctx, (tx) => tx.select().from(imports).where(mine));
    if (!row) return;
    if (row.kind === "calls")
      await deps.bulk.transaction(organizationId, (tx) => undoCalls(tx, organizationId, importId));
    await inTenant(ctx, async (tx) => {
      if (row.kind === "ad_spend") await undoAdSpend(tx, organizationId, importId);
      const [undone] = await tx
        .update(imports)
        .set({ status: "undone", undoneAt: deps.clock.now() })
        .where(mine)
        .returning();
      if (!undone) return;
      if (row.kind === "calls") await enqueueIndex(tx, organizationId, "missing");
      const id = encodeId("imp", importId);
      await recordAudit(tx, ctx, { action: "import.undone", targetId: id });
      await appendEvent(tx, ctx, { type: "import.finished", subjectId: id, data: { status: "undone" } });
    });
  } finally {
    await release();
  }
}
