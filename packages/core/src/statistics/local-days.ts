import { organizations } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { type Context, inTenant } from "../context/index.ts";

/** The running day (YYYY-MM-DD) where the organization is. */
export async function findToday(ctx: Context): Promise<string> {
  const [found] = await inTenant(ctx, (tx) =>
    tx.select({ timezone: organizations.timezone }).from(organizations).where(eq(organizations.id, ctx.organizationId)),
  );
  if (!found) throw notFound("organization");
  return DateTime.fromJSDate(ctx.clock.now(), { zone: found.timezone }).toISODate()!;
}

/** A day so many days after another one, before it for less than 0. */
export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toISODate()!;
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** 1 Monday ... 7 Sunday */
export function weekdayOf(day: string): number {
  return DateTime.fromISO(day, { zone: "utc" }).weekday;
}

export const earlier = (a: string, b: string) => (a < b ? a : b);
export const later = (a: string, b: string) => (a > b ? a : b);
