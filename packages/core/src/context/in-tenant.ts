import { type Transaction, withTenant } from "@parley/db";
import type { Context } from "./context.ts";

/** The verb's one transaction, with the tenant set for row level security. */
export function inTenant<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : undefined;
  return withTenant(ctx.db, { organizationId: ctx.organizationId, userId }, work);
}
