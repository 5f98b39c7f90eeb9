import type { Database } from "@parley/db";
import type { Clock } from "@parley/platform";
import type { Context } from "../context/index.ts";

/** A signed-in person, for what is about the person and not about one organization. */
export interface Person {
  db: Database;
  clock: Clock;
  userId: string;
  /** The session that follows into the organization that was made, joined or chosen. */
  sessionId?: string;
}

/** What audit and events need of a context, before the person has one in this organization. */
export function contextIn(person: Person, organizationId: string): Context {
  const { db, clock, userId } = person;
  return { db, clock, organizationId, actor: { kind: "user", userId }, permissions: new Set() };
}
