import type { Transaction } from "@parley/db";
import { auditLog } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import type { Context } from "../context/index.ts";

/** Writes the audit row inside the change's own transaction: no change without its row. `details` never holds secrets or what callers said. */
export async function recordAudit(
  tx: Transaction,
  ctx: Context,
  entry: { action: string; targetId?: string; details?: Record<string, unknown> },
): Promise<void> {
  await tx.insert(auditLog).values({
    organizationId: ctx.organizationId,
    id: newUuid(),
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx),
    action: entry.action,
    targetId: entry.targetId,
    details: entry.details ?? {},
    createdAt: ctx.clock.now(),
  });
}

function actorId({ actor }: Context): string | null {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "api_key":
      return actor.keyId;
    case "job":
      return actor.job;
    case "provider":
      return actor.provider;
    case "operator":
      return null;
  }
}
