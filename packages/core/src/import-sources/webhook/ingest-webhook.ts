import type { Database } from "@parley/db";
import { importSources, organizations } from "@parley/db/schema";
import { type Clock, DomainError } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { inTenant, systemContext } from "../../context/index.ts";
import type { JobPayload } from "../../jobs/index.ts";
import { countRows } from "../health/count-rows.ts";
import { findSource } from "../require-source.ts";

/** The importer's door for single calls, by the same rule of merging as a file: the same call again changes nothing. */
export type IngestCalls = (
  scope: { organizationId: string; sourceId: string },
  records: Record<string, unknown>[],
) => Promise<{ rowsInserted: number; rowsUpdated: number; refused: string[] }>;

/**
 * Job `ingest_webhook`: writes the calls that a webhook brought. They are kept even when the source was deleted since: they were
 * acknowledged. Throws when they cannot be written, so that the job keeps them.
 */
export async function ingestWebhook(
  base: { db: Database; clock: Clock; ingestCalls: IngestCalls },
  { organizationId, sourceId, records }: JobPayload<"ingest_webhook">,
): Promise<void> {
  const scope = { organizationId, sourceId };
  const ctx = systemContext(base, organizationId, { kind: "job", job: "ingest_webhook" });
  const isThere = await inTenant(ctx, (tx) => tx.$count(organizations, eq(organizations.id, organizationId)));
  if (!isThere) return;
  const { rowsInserted, rowsUpdated, refused } = await base.ingestCalls(scope, records).catch(refusedAsAWhole);
  await inTenant(ctx, async (tx) => {
    const row = await findSource(tx, scope);
    if (!row) return;
    await countRows(tx, scope, rowsInserted + rowsUpdated, ctx.clock.now());
    const lastError = refused.length > 0 ? `A call was not taken. ${refused[0]}` : null;
    await tx
      .update(importSources)
      .set({ lastError, lastRunAt: ctx.clock.now() })
      .where(and(eq(importSources.organizationId, organizationId), eq(importSources.id, sourceId)));
  });
}

/**
 * What can never be read as calls would be tried for days otherwise. Of any other error only its kind goes on to the log: the database's
 * words repeat the statement, with what was said in the call.
 */
function refusedAsAWhole(error: unknown) {
  if (!(error instanceof DomainError) || error.kind !== "invalid_input") {
    throw new Error(`The calls of a webhook could not be written (${codeOf(error)}). The job keeps them.`);
  }
  return { rowsInserted: 0, rowsUpdated: 0, refused: [error.fields[0]?.message ?? error.message] };
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === "object" && cause !== null && "code" in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : "unknown";
}
