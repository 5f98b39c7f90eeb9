import type { Transaction } from "@parley/db";
import { dashboards, users } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq, or, type SQL } from "drizzle-orm";
import type { Context } from "../context/index.ts";
import type { DashboardRow } from "./dashboard.ts";

/** Which boards the asker may know of: those of the team and their own. */
export function visibleTo(ctx: Context): SQL {
  const own = eq(dashboards.organizationId, ctx.organizationId);
  const team = eq(dashboards.visibility, "team");
  if (ctx.actor.kind !== "user") return and(own, team)!;
  return and(own, or(team, eq(dashboards.createdBy, ctx.actor.userId)))!;
}

/** Fetches by public id what the asker may know of, or throws `not_found`. `lock` holds it until the transaction ends. */
export async function findDashboard(
  tx: Transaction,
  ctx: Context,
  publicId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<DashboardRow> {
  const id = decodeId("dash", publicId);
  if (!id) throw notFound("board");
  const query = tx
    .select()
    .from(dashboards)
    .where(and(visibleTo(ctx), eq(dashboards.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound("board");
  return row;
}

export async function nameOfMaker(
  tx: Transaction,
  { createdBy }: Pick<DashboardRow, "createdBy">,
): Promise<string | null> {
  if (!createdBy) return null;
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, createdBy));
  return user?.name ?? null;
}
