import { type Database, withTenant } from "@parley/db";
import { members } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { asc, eq } from "drizzle-orm";
import { type Context, permissionsOfRole, type Role, roles } from "../context/index.ts";
import type { SegmentEngine } from "../segments/index.ts";
import type { Session } from "./read-session.ts";

/** A member at work: the context of every verb, and the role that its permissions come from. */
export interface MemberContext extends Context {
  role: Role;
}

/**
 * The context of a signed-in person in the organization that the session looks at, else in the one that they joined first.
 * Null when they belong to none. Membership is read on every request, so removing somebody ends their access at once.
 */
export async function contextForSession(
  deps: { db: Database; clock: Clock; segments?: SegmentEngine },
  session: Pick<Session, "userId" | "activeOrganizationId">,
): Promise<MemberContext | null> {
  const { userId, activeOrganizationId } = session;
  const memberships = await withTenant(deps.db, { userId }, (tx) =>
    tx
      .select({ organizationId: members.organizationId, role: members.role })
      .from(members)
      .where(eq(members.userId, userId))
      .orderBy(asc(members.createdAt), asc(members.organizationId)),
  );
  const current = memberships.find((one) => one.organizationId === activeOrganizationId) ?? memberships[0];
  if (!current || !Object.hasOwn(roles, current.role)) return null;
  return {
    db: deps.db,
    clock: deps.clock,
    segments: deps.segments,
    organizationId: current.organizationId,
    actor: { kind: "user", userId },
    permissions: permissionsOfRole(current.role),
    role: current.role as Role,
  };
}
