import { type Database, setTenant, withTenant } from "@parley/db";
import { importSources } from "@parley/db/schema";
import { conflict, DomainError, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { enqueue } from "../../jobs/index.ts";
import { parseWebhookBody } from "./parse-webhook-body.ts";
import { hashToken } from "./token.ts";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Takes what CallTrackingMetrics posts to a source's address. When this returns, the calls are stored (as the payload of a job, gone
 * once they are written), so an acknowledged call survives a crash. Throws `not_found` for an unknown token, `conflict` for a paused
 * source (CTM tries again), `invalid_input` for a body without a call.
 */
export async function receiveCtmWebhook(db: Database, token: string, body: string): Promise<{ received: number }> {
  if (!TOKEN.test(token)) throw notFound("address");
  const hash = hashToken(token);
  return withTenant(db, { sourceTokenHash: hash }, async (tx) => {
    const [source] = await tx
      .select({ organizationId: importSources.organizationId, id: importSources.id, status: importSources.status })
      .from(importSources)
      .where(and(eq(importSources.tokenHash, hash), eq(importSources.kind, "ctm_webhook")));
    if (!source) throw notFound("address");
    if (source.status === "paused") throw conflict("source_paused", "This source is paused.");
    const records = parseWebhookBody(body);
    const { organizationId, id: sourceId } = source;
    await setTenant(tx, { organizationId });
    // One after another, so that the start of a call is not written after its end.
    const payload = { organizationId, sourceId, records };
    await enqueue(tx, "ingest_webhook", payload, { queue: `webhook:${sourceId}` }).catch(notStored);
    return { received: records.length };
  });
}

/** The database's own error repeats the statement with what was said in the call, and would be logged. */
function notStored(): never {
  throw new DomainError("unavailable", "not_stored", "The call could not be stored. Send it again.");
}
