import { type Database, type Transaction, withTenant } from "@parley/db";
import { domainEvents } from "@parley/db/schema";
import { asc, eq, isNull, max, sql } from "drizzle-orm";

export interface DispatchedEvent {
  organizationId: string;
  id: string;
  sequence: number;
  type: string;
  subjectId: string;
  data: Record<string, unknown>;
  createdAt: Date;
}

/** Called inside the dispatching transaction, so what it writes or enqueues happens exactly when the event counts as handed out. */
export type Subscriber = (tx: Transaction, events: DispatchedEvent[]) => Promise<void>;

const BATCH = 500;

/**
 * Hands waiting events of one organization to all subscribers, in the order in which they were written. One dispatcher per
 * organization works at a time (advisory lock). Returns how many were handed out.
 */
export async function dispatchEvents(db: Database, organizationId: string, subscribers: Subscriber[]): Promise<number> {
  let total = 0;
  for (;;) {
    const handed = await dispatchBatch(db, organizationId, subscribers);
    total += handed;
    if (handed < BATCH) return total;
  }
}

function dispatchBatch(db: Database, organizationId: string, subscribers: Subscriber[]): Promise<number> {
  return withTenant(db, { organizationId }, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`events:${organizationId}`}, 0))`);
    const waiting = await tx
      .select()
      .from(domainEvents)
      .where(isNull(domainEvents.sequence))
      .orderBy(asc(domainEvents.position))
      .limit(BATCH);
    if (waiting.length === 0) return 0;
    const [last] = await tx.select({ value: max(domainEvents.sequence) }).from(domainEvents);
    let sequence = Number(last?.value ?? 0);
    const events: DispatchedEvent[] = [];
    for (const row of waiting) {
      sequence += 1;
      await tx.update(domainEvents).set({ sequence }).where(eq(domainEvents.id, row.id));
      events.push({ ...row, sequence });
    }
    for (const subscriber of subscribers) await subscriber(tx, events);
    return events.length;
  });
}
