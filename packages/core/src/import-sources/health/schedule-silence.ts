import type { Transaction } from "@parley/db";
import { enqueueSilenceCheck } from "../schedule.ts";
import type { SourceRow } from "../source.ts";

const HOUR_MS = 60 * 60 * 1000;

/** When the source counts as silent if nothing new comes before; null when nobody wants to be told, or is told already. */
export function silentAt(row: SourceRow): Date | null {
  if (row.silentAfterHours === null || row.status === "paused" || row.silentSince !== null) return null;
  return new Date((row.lastRowAt ?? row.createdAt).getTime() + row.silentAfterHours * HOUR_MS);
}

/** Queues the look at whether it fell silent. A source whose time is over already gets its whole time from `from` on. */
export async function scheduleSilence(tx: Transaction, row: SourceRow, from: Date): Promise<void> {
  const at = silentAt(row);
  if (at)
    await enqueueSilenceCheck(tx, row, at > from ? at : new Date(from.getTime() + row.silentAfterHours! * HOUR_MS));
}
