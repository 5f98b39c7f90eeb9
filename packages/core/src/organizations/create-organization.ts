import { withTenant } from "@parley/db";
import { members, organizations } from "@parley/db/schema";
import { encodeId, newUuid } from "@parley/platform";
import type { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { parseInput } from "../context/index.ts";
import { insertDefaultRules } from "../dimensions/index.ts";
import { appendEvent } from "../events/index.ts";
import { type Organization, organizationColumns, organizationFields } from "./organization.ts";
import { contextIn, type Person } from "./person.ts";
import { pointSession } from "./point-session.ts";

export const CreateOrganizationInput = organizationFields.partial({ locale: true });
export type CreateOrganizationInput = z.input<typeof CreateOrganizationInput>;

/** Makes an organization with the person as its owner and the rules for source names that everybody begins with. */
export async function createOrganization(person: Person, input: CreateOrganizationInput): Promise<Organization> {
  const fields = parseInput(CreateOrganizationInput, input);
  const organizationId = newUuid();
  const now = person.clock.now();
  const ctx = contextIn(person, organizationId);
  return withTenant(person.db, { organizationId, userId: person.userId }, async (tx) => {
    const [organization] = await tx
      .insert(organizations)
      .values({ id: organizationId, ...fields, createdAt: now })
      .returning(organizationColumns);
    await tx.insert(members).values({ organizationId, userId: person.userId, role: "owner", createdAt: now });
    await pointSession(tx, person, organizationId);
    await insertDefaultRules(tx, organizationId);
    await recordAudit(tx, ctx, { action: "organization.created", targetId: organizationId, details: fields });
    await appendEvent(tx, ctx, { type: "organization.updated", subjectId: encodeId("org", organizationId) });
    return organization!;
  });
}
