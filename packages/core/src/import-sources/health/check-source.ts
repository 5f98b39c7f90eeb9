import type { Database } from "@parley/db";
import { importSources } from "@parley/db/schema";
import { type Clock, encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { inTenant, systemContext } from "../../context/index.ts";
import { appendEvent } from "../../events/index.ts";
import type { JobPayload } from "../../jobs/index.ts";
import { findSource } from "../require-source.ts";
import { enqueueSilenceCheck } from "../schedule.ts";
import { silentAt } from "./schedule-silence.ts";
import { enqueueSilenceMails } from "./silence-mail.ts";

/**
 * Job `check_source`: runs when a source would fall silent. Rows that came meanwhile move it on; otherwise owners and admins are told,
 * once per silence.
 */
export async function checkSource(
  base: { db: Database; clock: Clock; publicUrl: string },
  payload: JobPayload<"check_source">,
): Promise<void> {
  const ctx = systemContext(base, payload.organizationId, { kind: "job", job: "check_source" });
  await inTenant(ctx, async (tx) => {
    const row = await findSource(tx, payload);
    const at = row && silentAt(row);
    if (!row || !at) return;
    if (at > ctx.clock.now()) return enqueueSilenceCheck(tx, row, at);
    const since = row.lastRowAt ?? row.createdAt;
    await tx
      .update(importSources)
      .set({ silentSince: since })
      .where(and(eq(importSources.organizationId, row.organizationId), eq(importSources.id, row.id)));
    await appendEvent(tx, ctx, {
      type: "source.silent",
      subjectId: encodeId("src", row.id),
      data: { name: row.name, silentSince: since.toISOString() },
    });
    await enqueueSilenceMails(tx, row, base.publicUrl);
  });
}
