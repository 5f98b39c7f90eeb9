import { withTenant } from "@parley/db";
import { members } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { parseInput } from "../context/index.ts";
import type { Person } from "./person.ts";
import { pointSession } from "./point-session.ts";

export const SwitchOrganizationInput = z.object({ organizationId: z.uuid() });

/** Turns the person's session to another of their organizations. One that they do not belong to does not exist for them. */
export async function switchOrganization(
  person: Person & { sessionId: string },
  input: z.input<typeof SwitchOrganizationInput>,
): Promise<void> {
  const { organizationId } = parseInput(SwitchOrganizationInput, input);
  await withTenant(person.db, { userId: person.userId }, async (tx) => {
    const [membership] = await tx
      .select({ role: members.role })
      .from(members)
      .where(and(eq(members.organizationId, organizationId), eq(members.userId, person.userId)));
    if (!membership) throw notFound("organization");
    await pointSession(tx, person, organizationId);
  });
}
