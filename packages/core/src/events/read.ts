import { type Database, withTenant } from "@parley/db";
import { domainEvents } from "@parley/db/schema";
import { and, asc, eq, gt } from "drizzle-orm";
import type { EventType } from "./types.ts";

/** Events handed out after `after`, in order: what a browser that was away has missed. */
export async function readEvents(
  scope: { db: Database; organizationId: string },
  range: { after: number; limit: number },
) {
  const rows = await withTenant(scope.db, { organizationId: scope.organizationId }, (tx) =>
    tx
      .select()
      .from(domainEvents)
      .where(and(eq(domainEvents.organizationId, scope.organizationId), gt(domainEvents.sequence, range.after)))
      .orderBy(asc(domainEvents.sequence))
      .limit(range.limit),
  );
  return rows.map((row) => ({ ...row, type: row.type as EventType, sequence: row.sequence ?? 0 }));
}
