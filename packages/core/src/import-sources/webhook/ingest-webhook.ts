import type { Database } from "@parley/db";
import type { Clock } from "@parley/platform";
import { inTenant, systemContext } from "../../context/index.ts";
import type { JobPayload } from "../../jobs/index.ts";
import { countRows } from "../health/count-rows.ts";
import { findSource } from "../require-source.ts";

/** The importer's door for single calls, by the same rule of merging as a file: the same call again changes nothing. */
export type IngestCalls = (
  scope: { organizationId: string; sourceId: string },
  records: Record<string, unknown>[],
) => Promise<{ rowsInserted: number; rowsUpdated: number }>;

/**
 * Job `ingest_webhook`: writes the calls that a webhook brought. They are kept even when the source was deleted since: they were
 * acknowledged. Throws when they cannot be written, so that the job keeps them.
 */
export async function ingestWebhook(
  base: { db: Database; clock: Clock; ingestCalls: IngestCalls },
  { organizationId, sourceId, records }: JobPayload<"ingest_webhook">,
): Promise<void> {
  const scope = { organizationId, sourceId };
  const { rowsInserted, rowsUpdated } = await base.ingestCalls(scope, records);
  const ctx = systemContext(base, organizationId, { kind: "job", job: "ingest_webhook" });
  await inTenant(ctx, async (tx) => {
    const row = await findSource(tx, scope);
    if (row) await countRows(tx, scope, rowsInserted + rowsUpdated, ctx.clock.now());
  });
}
