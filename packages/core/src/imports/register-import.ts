import type { Transaction } from "@parley/db";
import { imports } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import type { Context } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { enqueueImport } from "./enqueue-import.ts";
import { type ImportSummary, summarizeImport } from "./import-summary.ts";
import type { ImportPlan } from "./mapping/build-import-plan.ts";

export interface NewImport {
  id: string;
  fileName: string;
  kind: "calls" | "ad_spend";
  source: string;
  timezone: string;
  currency: string;
  storageKey: string;
  bytesTotal: number;
  /** What it runs from; null while it waits for its mapping, or failed. */
  plan: ImportPlan | null;
  layout: string | null;
  status: "review" | "queued" | "failed";
  /** What was changed on the way in. */
  warnings?: string[];
  failure?: string | null;
  sourceId?: string | null;
  mendsId?: string | null;
}

/** Writes down a stored file as an import and queues it, unless it waits for its mapping or has failed already. */
export async function registerImport(tx: Transaction, ctx: Context, input: NewImport): Promise<ImportSummary> {
  const now = ctx.clock.now();
  const [row] = await tx
    .insert(imports)
    .values({
      ...input,
      organizationId: ctx.organizationId,
      mapping: input.plan?.mapping ?? {},
      // What a reading of the columns warns of depends on decisions that are still to be made.
      warnings: [...(input.warnings ?? []), ...(input.status === "review" ? [] : (input.plan?.warnings ?? []))],
      createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      createdAt: now,
      finishedAt: input.status === "failed" ? now : null,
    })
    .returning();
  const summary = summarizeImport(row!);
  const { fileName, bytesTotal, status } = input;
  if (status === "queued") await enqueueImport(tx, ctx.organizationId, input.id);
  await recordAudit(tx, ctx, { action: "import.created", targetId: summary.id, details: { fileName, bytesTotal } });
  const subjectId = encodeId("imp", input.id);
  await appendEvent(tx, ctx, { type: "import.created", subjectId, data: { fileName, bytesTotal, status } });
  if (status === "failed") await appendEvent(tx, ctx, { type: "import.finished", subjectId, data: { status } });
  return summary;
}
