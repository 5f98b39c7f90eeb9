import type { Transaction } from "@parley/db";
import { sessions } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import type { Person } from "./person.ts";

/** Turns the person's own session to an organization. */
export async function pointSession(tx: Transaction, person: Person, organizationId: string): Promise<void> {
  if (!person.sessionId) return;
  await tx
    .update(sessions)
    .set({ activeOrganizationId: organizationId })
    .where(and(eq(sessions.id, person.sessionId), eq(sessions.userId, person.userId)));
}
