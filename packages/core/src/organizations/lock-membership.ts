import type { Transaction } from "@parley/db";
import { members, organizations } from "@parley/db/schema";
import { conflict, forbidden, notFound } from "@parley/platform";
import { and, eq, ne } from "drizzle-orm";
import { type Context, type Permission, permissionsOfRole } from "../context/index.ts";

/**
 * Lets one change of members happen at a time in an organization, and returns what the actor may at that moment: whoever was
 * demoted or removed while they waited for the lock acts no more.
 */
export async function lockMembership(tx: Transaction, ctx: Context): Promise<ReadonlySet<Permission>> {
  // No stronger lock: rows that refer to the organization (events, jobs of others) may be written meanwhile.
  const [organization] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId))
    .for("no key update");
  if (!organization) throw notFound("organization");
  if (ctx.actor.kind !== "user") return ctx.permissions;
  const own = await findMember(tx, ctx, ctx.actor.userId);
  return permissionsOfRole(own?.role ?? "");
}

export async function findMember(
  tx: Transaction,
  ctx: Context,
  userId: string,
): Promise<{ userId: string; role: string } | null> {
  const [member] = await tx
    .select({ userId: members.userId, role: members.role })
    .from(members)
    .where(and(eq(members.organizationId, ctx.organizationId), eq(members.userId, userId)));
  return member ?? null;
}

/**
 * Nobody gives, takes or touches a role that may more than they may themselves. Only owners may delete the organization, so
 * only an owner makes, demotes or removes an owner.
 */
export function requireReach(held: ReadonlySet<Permission>, role: string): void {
  for (const permission of permissionsOfRole(role)) {
    if (!held.has(permission)) {
      throw forbidden(
        role === "owner"
          ? "Only an owner may make, change or remove an owner."
          : `You cannot give or change the role ${role}, because it may more than yours.`,
      );
    }
  }
}

/** Throws unless another owner remains. Call it under the lock, before an owner goes. */
export async function requireAnotherOwner(tx: Transaction, ctx: Context, leavingUserId: string): Promise<void> {
  const [other] = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(
      and(eq(members.organizationId, ctx.organizationId), eq(members.role, "owner"), ne(members.userId, leavingUserId)),
    )
    .limit(1);
  if (!other) throw conflict("last_owner", "This is the last owner. Make somebody else an owner first.");
}
