import type { Transaction } from "@parley/db";
import { domainEvents } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import type { Context } from "../context/index.ts";
import { enqueue } from "../jobs/index.ts";
import type { EventType } from "./types.ts";

/** Writes a domain event in the transaction that made it true and wakes the dispatcher. Nothing else notifies anyone. */
export async function appendEvent(
  tx: Transaction,
  ctx: Pick<Context, "organizationId" | "clock">,
  event: { type: EventType; subjectId: string; data?: Record<string, unknown> },
): Promise<void> {
  await tx.insert(domainEvents).values({
    organizationId: ctx.organizationId,
    id: newUuid(),
    type: event.type,
    subjectId: event.subjectId,
    data: event.data ?? {},
    createdAt: ctx.clock.now(),
  });
  await enqueue(
    tx,
    "dispatch_events",
    { organizationId: ctx.organizationId },
    { key: `dispatch:${ctx.organizationId}` },
  );
}
