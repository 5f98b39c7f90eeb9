import type { Transaction } from "@parley/db";
import { importSourceDays, importSources, organizations } from "@parley/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { SourceRow } from "../source.ts";
import { scheduleSilence } from "./schedule-silence.ts";

/**
 * Writes down that a source brought rows that were new or changed something. Rows that only come again do not count: a sync reads its
 * last two days every time, and would never look silent. Ends a silence.
 */
export async function countRows(
  tx: Transaction,
  { organizationId, sourceId }: { organizationId: string; sourceId: string },
  rows: number,
  at: Date,
): Promise<void> {
  if (rows === 0) return;
  const mine = and(eq(importSources.organizationId, organizationId), eq(importSources.id, sourceId));
  const [before] = await tx.select().from(importSources).where(mine).for("update");
  if (!before) return;
  const lastRowAt = before.lastRowAt && before.lastRowAt > at ? before.lastRowAt : at;
  const changed: SourceRow = { ...before, lastRowAt, silentSince: null };
  await tx.update(importSources).set({ lastRowAt, silentSince: null }).where(mine);
  await tx
    .insert(importSourceDays)
    .values({ organizationId, sourceId, day: await dayOf(tx, organizationId, at), rows })
    .onConflictDoUpdate({
      target: [importSourceDays.organizationId, importSourceDays.sourceId, importSourceDays.day],
      set: { rows: sql`${importSourceDays.rows} + excluded.rows` },
    });
  // Otherwise the look that waits moves on by itself when its time comes.
  if (before.silentSince) await scheduleSilence(tx, changed, at);
}

async function dayOf(tx: Transaction, organizationId: string, at: Date): Promise<string> {
  const [organization] = await tx
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return new Intl.DateTimeFormat("en-CA", { timeZone: organization!.timezone }).format(at);
}
