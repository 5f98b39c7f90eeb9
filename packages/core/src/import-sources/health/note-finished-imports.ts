import type { Transaction } from "@parley/db";
import { importSources, imports } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { DispatchedEvent, Subscriber } from "../../events/index.ts";
import { countRows } from "./count-rows.ts";

/** Ends of an import after which its rows are there. An undone import has been counted when it ended. */
const ENDS = new Set(["completed", "failed", "canceled"]);

/** Subscriber of the dispatcher: an import that a source brought counts in its health, and its failure stands on its line. */
export const noteFinishedImports: Subscriber = async (tx, events) => {
  for (const event of events) {
    if (event.type === "import.finished" && ENDS.has(String(event.data.status))) await note(tx, event);
  }
};

async function note(tx: Transaction, { organizationId, subjectId, createdAt }: DispatchedEvent): Promise<void> {
  const id = decodeId("imp", subjectId);
  if (!id) return;
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.organizationId, organizationId), eq(imports.id, id)));
  if (!row?.sourceId) return;
  const scope = { organizationId, sourceId: row.sourceId };
  await countRows(tx, scope, row.rowsInserted + row.rowsUpdated, createdAt);
  if (row.status !== "failed") return;
  await tx
    .update(importSources)
    .set({ lastError: `${row.fileName} was not imported. ${row.failure ?? ""}`.trim() })
    .where(and(eq(importSources.organizationId, organizationId), eq(importSources.id, row.sourceId)));
}
