import type { Transaction } from "@parley/db";
import { importSources, imports } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { DispatchedEvent, Subscriber } from "../../events/index.ts";
import { countRows } from "./count-rows.ts";

/** Ends of an import after which its rows are there. An undone import has been counted when it ended. */
const ENDS = new Set(["completed", "failed", "canceled"]);

/**
 * Subscriber of the dispatcher: an import that a source brought counts in its health. One that failed, or waits for somebody to
 * decide, stands on its line.
 */
export const noteFinishedImports: Subscriber = async (tx, events) => {
  for (const event of events) {
    const ended = event.type === "import.finished" && ENDS.has(String(event.data.status));
    if (ended || event.type === "import.paused") await note(tx, event);
  }
};

async function note(tx: Transaction, event: DispatchedEvent): Promise<void> {
  const { organizationId, subjectId, createdAt } = event;
  const id = decodeId("imp", subjectId);
  if (!id) return;
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.organizationId, organizationId), eq(imports.id, id)));
  if (!row?.sourceId) return;
  const scope = { organizationId, sourceId: row.sourceId };
  if (event.type === "import.finished") await countRows(tx, scope, row.rowsInserted + row.rowsUpdated, createdAt);
  const lastError = wordOn(row);
  if (lastError === null) return;
  await tx
    .update(importSources)
    .set({ lastError })
    .where(and(eq(importSources.organizationId, organizationId), eq(importSources.id, row.sourceId)));
}

function wordOn({ status, fileName, failure }: typeof imports.$inferSelect): string | null {
  if (status === "failed") return `${fileName} was not imported. ${failure ?? ""}`.trim();
  if (status === "paused") return `${fileName} was stopped, because a column stopped making sense. Decide on its page.`;
  return null;
}
