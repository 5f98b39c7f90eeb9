import type { Transaction } from "@parley/db";
import { savedViews } from "@parley/db/schema";
import { and, eq, ne, sql } from "drizzle-orm";

/** Whose views stand beside each other: the team's of a page, or one person's. At most one of them is the default. */
export interface ViewGroup {
  organizationId: string;
  page: string;
  visibility: string;
  /** Maker of private views; the team's are nobody's. */
  createdBy: string | null;
}

/** One change of an organization's views at a time: two defaults set at once would both stay. */
export async function lockViews(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`saved_views:${organizationId}`}, 0))`);
}

/** Makes a view its group's only default. */
export async function clearOtherDefaults(tx: Transaction, group: ViewGroup, viewId: string): Promise<void> {
  await tx
    .update(savedViews)
    .set({ isDefault: false })
    .where(and(inGroup(group), eq(savedViews.isDefault, true), ne(savedViews.id, viewId)));
}

/** How many views the group has. */
export function countViews(tx: Transaction, group: ViewGroup): Promise<number> {
  return tx.$count(savedViews, inGroup(group));
}

function inGroup({ organizationId, page, visibility, createdBy }: ViewGroup) {
  return and(
    eq(savedViews.organizationId, organizationId),
    eq(savedViews.page, page),
    eq(savedViews.visibility, visibility),
    visibility === "private" && createdBy !== null ? eq(savedViews.createdBy, createdBy) : undefined,
  );
}
