import type { Transaction } from "@parley/db";
import { importSourceDays } from "@parley/db/schema";
import { and, asc, eq, gte } from "drizzle-orm";
import type { Context } from "../../context/index.ts";

/** Rows that were new or changed something on one day of the organization's zone. */
export interface DayRows {
  day: string;
  rows: number;
}

const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The last 30 days of each source that have rows, in order; a day without rows is absent. */
export async function readDays(tx: Transaction, ctx: Context): Promise<Map<string, DayRows[]>> {
  const from = new Date(ctx.clock.now().getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);
  const found = await tx
    .select()
    .from(importSourceDays)
    .where(and(eq(importSourceDays.organizationId, ctx.organizationId), gte(importSourceDays.day, from)))
    .orderBy(asc(importSourceDays.day));
  const bySource = new Map<string, DayRows[]>();
  for (const { sourceId, day, rows } of found) {
    bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), { day, rows }]);
  }
  return bySource;
}
